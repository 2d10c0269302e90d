package io.servermanager.engine.snapshot;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which entries of a tree have extended attributes that the platform cannot read: access control lists, capabilities,
 * labels. Asked of {@code tar}, which lists them at {@code --verbose} three times and, writing to {@code /dev/null},
 * reads no content (GNU tar manual, sections "Extended File Attributes" and "Creating Archives").
 */
final class ForeignAttributes {
    /** Type and permissions, owner, size, day, time, name. */
    private static final Pattern ENTRY =
            Pattern.compile("[-a-zA-Z]\\S{9,10} +\\S+ +\\S+ \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(?::\\d\\d)? (.*)");

    private static final Pattern ATTRIBUTE = Pattern.compile("  x: +\\d+ (\\S+)");

    private final boolean known;
    private final Set<String> foreign = new HashSet<>();
    private boolean any;
    private String last = "";

    private ForeignAttributes(boolean known) {
        this.known = known;
    }

    /** Where nobody asked: every entry may have such attributes. */
    static ForeignAttributes unknown() {
        return new ForeignAttributes(false);
    }

    /** Asks; where that cannot be had, every entry counts as one that may have such attributes. */
    static ForeignAttributes of(CommandRunner commands, Path tree) throws InterruptedException {
        if (Stat.directoryAt(tree).isEmpty()) {
            return unknown();
        }
        Command list = Command.reads("tar", "--create", "--file=/dev/null", "-vvv", "--numeric-owner")
                .and("--xattrs", "--xattrs-include=*", "--quoting-style=escape")
                .and("--directory=" + tree, ".")
                .within(Duration.ofMinutes(1), Duration.ofHours(1));
        ForeignAttributes found = new ForeignAttributes(true);
        try {
            CommandResult result = commands.run(list, found::line);
            // 1: some files changed meanwhile.
            return result.exitCode() <= 1 ? found : unknown();
        } catch (MaintenanceException e) {
            return unknown();
        }
    }

    /** Whether an entry may have attributes that cannot be read one by one. */
    boolean possibleAt(String name) {
        return !known || foreign.contains(name) || foreign.contains(RawNames.parent(name));
    }

    /** Whether any entry is known to have an extended attribute. */
    boolean any() {
        return any;
    }

    private synchronized void line(String line) {
        Matcher attribute = ATTRIBUTE.matcher(line);
        if (attribute.matches()) {
            any = true;
            if (!attribute.group(1).startsWith("user.")) {
                foreign.add(last);
            }
            return;
        }
        Matcher entry = ENTRY.matcher(line);
        if (entry.matches()) {
            last = name(entry.group(1));
        }
    }

    private static String name(String quoted) {
        String path = quoted.startsWith("./") ? quoted.substring(2) : quoted;
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return path.isEmpty() ? RawNames.ROOT : RawNames.fromBytes(unescape(path));
    }

    private static byte[] unescape(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (text.substring(i + 1).matches("[0-7]{3}.*")) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                i++;
                int known = "abtnvfr".indexOf(text.charAt(i));
                bytes.write(known < 0 ? text.charAt(i) : 7 + known);
            }
        }
        return bytes.toByteArray();
    }
}
