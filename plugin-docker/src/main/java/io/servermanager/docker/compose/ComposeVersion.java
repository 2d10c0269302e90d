package io.servermanager.docker.compose;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Docker Compose; what follows the third number, such as {@code -desktop.1}, is left out. */
public record ComposeVersion(int major, int minor, int patch) implements Comparable<ComposeVersion> {

    /** The oldest that is driven here: before it {@code up --pull never} had no effect. */
    public static final ComposeVersion OLDEST = new ComposeVersion(2, 15, 0);

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?:[^\\d.].*)?");

    /** Reads what {@code docker compose version --short} prints, such as {@code v2.40.3-desktop.1}. */
    public static Optional<ComposeVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String patch = matcher.group(3);
        return Optional.of(new ComposeVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch)));
    }

    @Override
    public int compareTo(ComposeVersion other) {
        return Comparator.comparingInt(ComposeVersion::major)
                .thenComparingInt(ComposeVersion::minor)
                .thenComparingInt(ComposeVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
