package io.servermanager.system.reboot;

/**
 * A version of a package in the order of deb-version(7): {@code [epoch:]upstream[-revision]}. Not consistent with
 * equals: {@code 1.0} and {@code 1.00} are in the same place.
 *
 * @param text the version
 */
record DebianVersion(String text) implements Comparable<DebianVersion> {

    @Override
    public int compareTo(DebianVersion other) {
        int byEpoch = compareDigits(epoch(), other.epoch());
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byUpstream = compareParts(upstream(), other.upstream());
        return byUpstream != 0 ? byUpstream : compareParts(revision(), other.revision());
    }

    private String epoch() {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(0, colon);
    }

    private String withoutEpoch() {
        return text.substring(text.indexOf(':') + 1);
    }

    private String upstream() {
        String rest = withoutEpoch();
        int hyphen = rest.lastIndexOf('-');
        return hyphen < 0 ? rest : rest.substring(0, hyphen);
    }

    private String revision() {
        String rest = withoutEpoch();
        int hyphen = rest.lastIndexOf('-');
        return hyphen < 0 ? "" : rest.substring(hyphen + 1);
    }

    /** By turns a part without digits, character by character, and a number. */
    private static int compareParts(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            while (isText(one, i) || isText(other, j)) {
                int difference = Integer.compare(weight(one, i), weight(other, j));
                if (difference != 0) {
                    return difference;
                }
                i++;
                j++;
            }
            int endOfOne = endOfNumber(one, i);
            int endOfOther = endOfNumber(other, j);
            int difference = compareDigits(one.substring(i, endOfOne), other.substring(j, endOfOther));
            if (difference != 0) {
                return difference;
            }
            i = endOfOne;
            j = endOfOther;
        }
        return 0;
    }

    private static boolean isText(String text, int index) {
        return index < text.length() && !isDigit(text.charAt(index));
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int compareDigits(String one, String other) {
        String first = one.replaceFirst("^0+", "");
        String second = other.replaceFirst("^0+", "");
        return first.length() != second.length()
                ? Integer.compare(first.length(), second.length())
                : first.compareTo(second);
    }

    /** A tilde sorts before the end, the end (or a digit) before letters, letters before all else. */
    private static int weight(String text, int index) {
        if (index >= text.length() || isDigit(text.charAt(index))) {
            return 0;
        }
        char character = text.charAt(index);
        if (character == '~') {
            return -1;
        }
        boolean letter = (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
        return letter ? character : character + 256;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
