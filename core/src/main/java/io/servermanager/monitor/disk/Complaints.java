package io.servermanager.monitor.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What find(1) could not look into, from what it writes to standard error. Safe for use by several threads. */
final class Complaints {

    /** In the locale C: {@code find: '/a/b': Permission denied}. */
    private static final Pattern FORM = Pattern.compile("find: '(.*)': ([^:]+)");

    /** A tree lives while it is walked: what has gone takes up nothing. */
    private static final String VANISHED = "No such file or directory";

    private final List<String> named = new ArrayList<>();
    private long count;

    synchronized void add(String stderr) {
        for (String line : stderr.split("\n")) {
            Matcher complaint = FORM.matcher(line);
            boolean understood = complaint.matches();
            boolean vanished = understood && complaint.group(2).equals(VANISHED);
            if (!line.isBlank() && !vanished) {
                count++;
                if (named.size() < TreeUse.MOST_NAMED) {
                    named.add(understood ? complaint.group(1) + ": " + complaint.group(2) : line);
                }
            }
        }
    }

    synchronized List<String> named() {
        return List.copyOf(named);
    }

    synchronized long count() {
        return count;
    }
}
