package io.servermanager.docker.prune;

import java.util.regex.Pattern;

/**
 * Images that a Compose file names: {@code redis:7}, or {@code mailcow/unbound:${TAG}}, of which only the fixed parts are
 * known.
 */
record ImagePattern(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^{}]*}|\\$\\w+");

    /** Leaves the defaults of variables out, nested ones as well. */
    private static String withoutVariables(String text) {
        String before = "";
        String now = text;
        while (!now.equals(before)) {
            before = now;
            now = VARIABLE.matcher(before).replaceAll("*");
        }
        return now;
    }

    /** Whether one of an image's references may be meant. */
    boolean matches(String reference) {
        String wanted = canonical(withoutVariables(text));
        String is = canonical(reference);
        int digest = wanted.indexOf('@');
        if (digest >= 0 && is.contains("@")) {
            int colon = wanted.lastIndexOf(':', digest);
            boolean tagged = colon > wanted.lastIndexOf('/', digest);
            wanted = tagged ? wanted.substring(0, colon) + wanted.substring(digest) : wanted;
        }
        return glob(wanted).matcher(is).matches();
    }

    /** Without the names of the usual registry; with the usual tag. */
    private static String canonical(String reference) {
        String name = reference.replaceFirst("^(?:index\\.)?docker\\.io/", "").replaceFirst("^library/", "");
        boolean complete = name.contains("@") || name.lastIndexOf(':') > name.lastIndexOf('/') || name.endsWith("*");
        return complete ? name : name + ":latest";
    }

    private static Pattern glob(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
