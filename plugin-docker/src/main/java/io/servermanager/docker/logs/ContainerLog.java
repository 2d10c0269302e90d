package io.servermanager.docker.logs;

import io.servermanager.docker.engine.RawLog;
import io.servermanager.docker.logs.Messages.Message;
import io.servermanager.spi.LogSource.Line;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The lines of one container's open log. */
final class ContainerLog implements Closeable {

    private final RawLog raw;
    private final Messages messages;
    private final LineAssembler assembler;
    private final Queue<Line> ready = new ArrayDeque<>();
    private boolean ended;

    ContainerLog(String container, RawLog raw) {
        this.raw = raw;
        this.messages = Messages.of(raw);
        this.assembler = new LineAssembler(container);
    }

    /**
     * The next line.
     *
     * @return empty at the end; then the connection has been let go
     * @throws IOException when the log breaks off
     */
    Optional<Line> next() throws IOException {
        while (ready.isEmpty() && !ended) {
            Optional<Message> message = messages.next();
            ended = message.isEmpty();
            ready.addAll(ended ? assembler.end() : assembler.add(message.get()));
            if (ended) {
                raw.close();
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
