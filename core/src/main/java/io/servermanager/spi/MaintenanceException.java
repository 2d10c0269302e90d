package io.servermanager.spi;

import org.jspecify.annotations.Nullable;

/**
 * The one error type: what is wrong and where, in one sentence, and what to do about it in another. Shown to people as
 * it is, without a stack trace.
 */
public final class MaintenanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String remedy;

    /**
     * An error.
     *
     * @param kind what kind; one table maps it to an exit code
     * @param message what is wrong and where, one sentence
     * @param remedy what to do about it, one sentence; may be empty where there is nothing to be done
     */
    public MaintenanceException(Kind kind, String message, String remedy) {
        this(kind, message, remedy, null);
    }

    /** An error with its cause, which is shown with {@code --debug} only. */
    public MaintenanceException(Kind kind, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** What kind of error. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong and where, one sentence. */
    public String problem() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** What to do about it; may be empty. */
    public String remedy() {
        return remedy;
    }

    /** What kind of error. */
    public enum Kind {
        /** The command line is wrong. */
        USAGE,
        /** The configuration is wrong. */
        CONFIGURATION,
        /** The user may not do this. */
        NOT_PERMITTED,
        /** Another run is at work on the service. */
        BUSY,
        /** An interrupted run waits for recovery. */
        INTERRUPTED_RUN,
        /** The service is not installed. */
        NOT_INSTALLED,
        /** Something that is needed does not answer: the Docker Engine, a registry, the network. */
        UNAVAILABLE,
        /** A check before the first change failed: space, a broken file, something that cannot be backed up. */
        PRECONDITION,
        /** The service was changed between plan and run. */
        CHANGED_MEANWHILE,
        /** Something did not end, or did not become true, in time. */
        TIMEOUT,
        /** The person asked to stop. */
        STOPPED,
        /** A command or an action failed. */
        FAILED,
        /** What was stored is damaged: a journal, a snapshot. */
        DAMAGED
    }
}
