package io.servermanager.docker.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Docker Engine API.
 *
 * @param major as yet always 1
 * @param minor such as 41
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The oldest that is spoken here: that of Docker Engine 20.10. */
    public static final ApiVersion OLDEST = new ApiVersion(1, 41);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    /** Reads {@code 1.41}; empty for anything else. */
    public static Optional<ApiVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major)
                .thenComparingInt(ApiVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
