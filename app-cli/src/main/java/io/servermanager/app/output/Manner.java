package io.servermanager.app.output;

/**
 * How the user wants to be told.
 *
 * @param json whether results, events and errors are JSON on standard output
 * @param quiet whether progress and notices are left out
 * @param debug whether errors come with their stack traces
 * @param colour whether colour is allowed where a terminal shows it
 */
public record Manner(boolean json, boolean quiet, boolean debug, boolean colour) {

    /** What counts before the command line has been understood. */
    public static Manner guessedFrom(String... arguments) {
        boolean json = false;
        boolean debug = false;
        for (String argument : arguments) {
            json |= argument.equals("--json");
            debug |= argument.equals("--debug");
        }
        return new Manner(json, false, debug, true);
    }
}
