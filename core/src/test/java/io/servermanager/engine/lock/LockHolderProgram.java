package io.servermanager.engine.lock;

import java.nio.file.Path;
import java.time.Clock;

/** Takes a lock and keeps it until its process is killed: started by tests as a process of its own. */
final class LockHolderProgram {

    private LockHolderProgram() {}

    /** @param arguments the state directory, the service and the run's id */
    public static void main(String[] arguments) throws InterruptedException {
        HeldLock lock = new ServiceLock(Path.of(arguments[0]), Clock.systemUTC()).acquire(arguments[1], arguments[2]);
        Thread.currentThread().join();
        lock.close();
    }
}
