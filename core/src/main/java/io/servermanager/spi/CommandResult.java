package io.servermanager.spi;

/**
 * What a command left.
 *
 * @param command what was run
 * @param exitCode its exit code; 128 + n when signal n ended it
 * @param stdout its standard output, decoded as UTF-8; at most the first 8 MiB
 * @param stderr its standard error, likewise
 */
public record CommandResult(Command command, int exitCode, String stdout, String stderr) {

    /** Whether the exit code is 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * This result if it succeeded.
     *
     * @throws MaintenanceException of kind {@link MaintenanceException.Kind#FAILED} with the last line that the command
     *     wrote to standard error
     */
    public CommandResult orThrow() {
        if (succeeded()) {
            return this;
        }
        throw new MaintenanceException(
                MaintenanceException.Kind.FAILED,
                "'" + command + "' ended with exit code " + exitCode
                        + (lastWords().isEmpty() ? "" : ": " + lastWords()),
                "Run the command by hand to see more.");
    }

    /** The last line that says something, of standard error or else of standard output; empty if there is none. */
    public String lastWords() {
        String text = stderr.isBlank() ? stdout : stderr;
        String[] lines = text.strip().split("\\R");
        return lines[lines.length - 1].strip();
    }
}
