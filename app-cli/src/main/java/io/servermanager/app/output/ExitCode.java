package io.servermanager.app.output;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.Outcome;
import java.util.Collection;
import java.util.Comparator;

/** The table of exit codes. Constants stand in order of weight: of several runs the weightiest code counts. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** Asked whether there are updates: there are. */
    UPDATES_AVAILABLE(10),
    /** Done, and the host has to be restarted; only where the user asked to be told so. */
    REBOOT_NEEDED(20),
    /** The user asked to stop, and what was begun was taken back. */
    STOPPED(130),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** The user may not do this (EX_NOPERM of sysexits.h). */
    NOT_PERMITTED(77),
    /** Another run is at work on the service (EX_TEMPFAIL of sysexits.h). */
    BUSY(75),
    /** Failed; nothing was changed. */
    FAILED(1),
    /** Failed and rolled back. */
    ROLLED_BACK(3),
    /** Failed and needs attention, or an interrupted run waits. */
    NEEDS_ATTENTION(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** The code of an error. */
    public static ExitCode of(MaintenanceException.Kind kind) {
        return switch (kind) {
            case USAGE, CONFIGURATION -> USAGE;
            case NOT_PERMITTED -> NOT_PERMITTED;
            case BUSY -> BUSY;
            case INTERRUPTED_RUN -> NEEDS_ATTENTION;
            case STOPPED -> STOPPED;
            case NOT_INSTALLED, UNAVAILABLE, PRECONDITION, CHANGED_MEANWHILE, TIMEOUT, FAILED, DAMAGED -> FAILED;
        };
    }

    /**
     * The code of a run.
     *
     * @param outcome how it ended
     * @param kind the kind of problem; counts only where nothing was changed
     */
    public static ExitCode of(Outcome outcome, MaintenanceException.Kind kind) {
        return switch (outcome) {
            case DONE, NOTHING_TO_DO -> DONE;
            case FAILED_UNCHANGED -> of(kind);
            case ROLLED_BACK -> ROLLED_BACK;
            case STOPPED -> STOPPED;
            case NEEDS_ATTENTION -> NEEDS_ATTENTION;
        };
    }

    /** The weightiest of several codes; {@link #DONE} of none. */
    public static ExitCode weightiest(Collection<ExitCode> codes) {
        return codes.stream().max(Comparator.naturalOrder()).orElse(DONE);
    }
}
