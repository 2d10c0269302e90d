package io.servermanager.app.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Which standard streams are a terminal, found in {@code /proc/self/fd} (proc(5)), and what that terminal can do.
 *
 * @param in the terminal device that standard input reads, if it is one
 * @param out the one that standard output writes
 * @param err the one that standard error writes
 * @param unicode whether the locale's encoding is UTF-8 (locale(7): LC_ALL, LC_CTYPE, LANG, the first that is set)
 * @param dumb whether the terminal knows no escape sequences
 */
public record Terminal(Optional<Path> in, Optional<Path> out, Optional<Path> err, boolean unicode, boolean dumb) {

    /** No terminal at all, as in a timer or a pipe. */
    public static final Terminal NONE = new Terminal(Optional.empty(), Optional.empty(), Optional.empty(), false, true);

    private static final String ASCII_PROPERTY = "servermanager.ascii";
    private static final int USUAL_WIDTH = 80;

    /** That of this process. */
    public static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(device(0), device(1), device(2), unicode(environment), dumb(environment));
    }

    /** Whether a person can be asked: reads what is typed and sees what is written to standard error. */
    public boolean canAsk() {
        return in.isPresent() && err.isPresent();
    }

    /**
     * Columns of the terminal: those of the variable {@code COLUMNS}, else what {@code measured} says of the device, or
     * 80 where it says 0.
     */
    int width(Map<String, String> environment, ToIntFunction<Path> measured, Path device) {
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : measured.applyAsInt(device);
        return width > 0 ? width : USUAL_WIDTH;
    }

    private static Optional<Path> device(int descriptor) {
        try {
            Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            boolean terminal = device.startsWith("/dev/pts")
                    || device.toString().startsWith("/dev/tty")
                    || device.equals(Path.of("/dev/console"));
            return terminal ? Optional.of(device) : Optional.empty();
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** The launcher sets a UTF-8 locale for the sake of file names, and says so where the terminal's is another. */
    private static boolean unicode(Map<String, String> environment) {
        if (Boolean.getBoolean(ASCII_PROPERTY)) {
            return false;
        }
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return locale.matches("(?i).*\\.utf-?8.*");
            }
        }
        return false;
    }

    private static boolean dumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
