package io.servermanager.app.output;

import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** Tells how large a terminal device is: as a function, how many columns it has. 0 stands for what is not known. */
@FunctionalInterface
public interface TerminalMeasure extends ToIntFunction<Path> {

    /** How many rows it has. */
    default int rows(Path device) {
        return 0;
    }

    /** The size has changed: what is known of it no longer counts. */
    default void forget() {}
}
