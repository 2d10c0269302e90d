package io.servermanager.app.output;

import io.servermanager.spi.RunEvent;

/** Shows the events of runs while they happen. */
public interface ProgressView extends AutoCloseable {

    /** Shows an event. May be called from several threads. */
    void on(RunEvent.Timed event);

    /** Takes down what the view has put up, such as a line that is still written over. */
    @Override
    default void close() {}

    /** The view that suits {@code output}: JSON lines, one live line, plain lines, or none. */
    static ProgressView of(Output output) {
        Manner manner = output.manner();
        if (manner.json()) {
            return output::event;
        }
        if (manner.quiet()) {
            return event -> {};
        }
        Style style = output.errorStyle();
        return output.canWriteOver() ? new LiveProgress(output, style) : new PlainProgress(output, style);
    }
}
