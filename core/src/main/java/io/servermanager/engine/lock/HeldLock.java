package io.servermanager.engine.lock;

/** A lock that this process holds until it is closed or the process ends. Safe for use by several threads. */
public final class HeldLock implements AutoCloseable {

    private final String service;
    private final Holder holder;
    private final Runnable release;

    HeldLock(String service, Holder holder, Runnable release) {
        this.service = service;
        this.holder = holder;
        this.release = release;
    }

    /** The service that is locked. */
    public String service() {
        return service;
    }

    /** What others are told. */
    public Holder holder() {
        return holder;
    }

    /** Sets the lock free; nothing happens at a second call. */
    @Override
    public void close() {
        release.run();
    }
}
