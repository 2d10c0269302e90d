package io.servermanager.mailcow.installation;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code mailcow.conf}: lines {@code KEY=value}, which Compose reads as an environment file and {@code update.sh} as a
 * shell script, as root. Here it is only read, never run; what the two would understand differently is odd.
 *
 * @param values the values by key, without quotes; of a key that stands twice the last
 * @param oddities what a shell would not take for a plain assignment, a phrase each with the number of the line
 */
public record MailcowConf(Map<String, String> values, List<String> oddities) {

    /** The file's name in Mailcow's directory. */
    public static final String NAME = "mailcow.conf";

    /** A plain assignment. In double quotes neither quotes, backslashes nor anything that a shell would expand. */
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)="
            + "(?:\"([^\"`$\\\\]*)\"|'([^']*)'|([^\\s\"'`$\\\\;&|<>()]*))(?:\\s*|\\s+#.*)");

    public MailcowConf {
        values = Map.copyOf(values);
        oddities = List.copyOf(oddities);
    }

    /** Reads a text. */
    public static MailcowConf parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> oddities = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            Matcher matcher = ASSIGNMENT.matcher(line);
            if (matcher.matches()) {
                values.put(matcher.group(1), value(matcher));
            } else {
                oddities.add("line " + number + " is no plain KEY=value");
            }
        }
        return new MailcowConf(values, oddities);
    }

    /**
     * Reads the file of the Mailcow in {@code directory}.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} if there is none or it cannot be read
     */
    public static MailcowConf of(Path directory) {
        Path file = directory.resolve(NAME);
        try {
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException missing) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "There is no " + NAME + " in " + directory,
                    "Make it with './generate_config.sh' there, or put it back from a backup.",
                    missing);
        } catch (IOException unreadable) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    file + " cannot be read: " + unreadable.getMessage(),
                    "Look at the file and its permissions.",
                    unreadable);
        }
    }

    /** The value of a key; empty if there is none or it is blank. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /** The fully qualified name of the mail server; empty if it is not set. */
    public Optional<String> hostname() {
        return value("MAILCOW_HOSTNAME");
    }

    private static String value(Matcher matcher) {
        for (int group = 2; group <= 4; group++) {
            String found = matcher.group(group);
            if (found != null) {
                return found;
            }
        }
        return "";
    }
}
