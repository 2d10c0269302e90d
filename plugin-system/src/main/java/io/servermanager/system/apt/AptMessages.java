package io.servermanager.system.apt;

import io.servermanager.spi.CommandResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What apt says when something goes wrong: lines that begin with {@code E: } or {@code W: } on standard error. */
final class AptMessages {

    private AptMessages() {}

    /** The errors, without their mark and without passwords; if there are none the warnings, or else its last words. */
    static List<String> errors(CommandResult result) {
        List<String> errors = marked(result, "E: ").toList();
        if (errors.isEmpty()) {
            errors = marked(result, "W: ").toList();
        }
        return errors.isEmpty() ? List.of(withoutSecrets(result.lastWords())) : errors;
    }

    /** All errors as one phrase. */
    static String phrase(CommandResult result) {
        return errors(result).stream().collect(Collectors.joining("; "));
    }

    /** Whether apt gave up since somebody else holds a lock. */
    static boolean tellOfALock(CommandResult result) {
        return result.stderr().contains("E: Could not get lock ")
                || result.stderr().contains("E: Unable to lock ");
    }

    /** Whether something could not be fetched, which an apt that does not know the option of our call merely warns of. */
    static boolean tellOfAFailedFetch(CommandResult result) {
        return result.stderr().contains("W: Failed to fetch ");
    }

    /** The address of a source may hold the name and the password of an account. */
    static String withoutSecrets(String line) {
        return line.replaceAll("://[^/@\\s]+@", "://");
    }

    private static Stream<String> marked(CommandResult result, String mark) {
        return result.stderr()
                .lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> withoutSecrets(line.substring(mark.length()).strip()))
                .distinct();
    }
}
