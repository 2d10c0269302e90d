package io.servermanager.engine.process;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes lines of both streams to one consumer, one at a time. A consumer that throws gets no more lines: it must not
 * keep the pipes from being drained.
 */
final class LineSink implements Consumer<String> {

    private static final Logger LOG = LoggerFactory.getLogger(LineSink.class);

    private final Consumer<String> consumer;
    private boolean broken;

    LineSink(Consumer<String> consumer) {
        this.consumer = consumer;
    }

    @Override
    public synchronized void accept(String line) {
        if (broken) {
            return;
        }
        try {
            consumer.accept(line);
        } catch (RuntimeException | LinkageError failure) {
            broken = true;
            LOG.warn("the output of a command is no longer passed on", failure);
        }
    }
}
