package io.servermanager.monitor.host;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a file below /proc. Numbers are not negative; those too large to be a count count as the largest. */
final class ProcText {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final int DIGITS_OF_ANY_COUNT = 18;

    /** So that sums, and products with a unit, cannot overflow. */
    private static final long LARGEST = 1L << 52;

    private final String file;
    private final String text;

    /** @param file what it is called in messages */
    ProcText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The lines with something in them. */
    List<String> lines() {
        return List.of(text.split("\n")).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The first line. */
    String first() {
        return lines().stream().findFirst().orElseThrow(() -> wrong("it is empty"));
    }

    /** The words of a line. */
    static List<String> words(String line) {
        return List.of(BLANKS.split(line.strip()));
    }

    /** The words of a line, at least so many. */
    List<String> words(String line, int least) {
        List<String> words = words(line);
        if (words.size() < least) {
            throw wrong("'" + shortened(line) + "' has fewer than " + least + " fields");
        }
        return words;
    }

    long whole(String word) {
        return wholeIfAny(word).orElseThrow(() -> wrong("'" + shortened(word) + "' is no number"));
    }

    static Optional<Long> wholeIfAny(String word) {
        if (!WHOLE.matcher(word).matches()) {
            return Optional.empty();
        }
        String digits = word.replaceFirst("^0+(?=.)", "");
        return Optional.of(digits.length() > DIGITS_OF_ANY_COUNT ? LARGEST : Math.min(LARGEST, Long.parseLong(digits)));
    }

    double decimal(String word) {
        if (!DECIMAL.matcher(word).matches()) {
            throw wrong("'" + shortened(word) + "' is no number");
        }
        return Double.parseDouble(word);
    }

    /** That the file is not as it is documented. */
    MaintenanceException wrong(String how) {
        return new MaintenanceException(
                Kind.FAILED,
                file + " is not as proc(5) describes it: " + how,
                "Look at it; it may be that of a container or of another kernel.");
    }

    private static String shortened(String piece) {
        String printable = piece.replaceAll("\\p{Cc}", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
    }
}
