package io.servermanager.engine.snapshot;

import java.nio.file.Path;

/** Told of every change to the file system before and after it is made, so that a test can end the work there. */
@FunctionalInterface
interface OperationHook {
    OperationHook NONE = path -> {};

    void at(Path path);
}
