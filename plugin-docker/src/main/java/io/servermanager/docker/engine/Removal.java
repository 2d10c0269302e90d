package io.servermanager.docker.engine;

/**
 * What became of an object that was to be removed.
 *
 * @param result whether it is gone
 * @param reason why it is still there, in the engine's words; empty otherwise
 */
public record Removal(Result result, String reason) {

    /** It was removed. */
    public static final Removal DONE = new Removal(Result.DONE, "");

    /** There was no such object. */
    public static final Removal ABSENT = new Removal(Result.ABSENT, "");

    /** The engine refused to remove it. */
    public static Removal refused(String reason) {
        return new Removal(Result.REFUSED, reason);
    }

    /** Whether an object is gone. */
    public enum Result {
        /** It was removed. */
        DONE,
        /** There was no such object. */
        ABSENT,
        /** It is still there. */
        REFUSED
    }
}
