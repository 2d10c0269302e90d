package io.servermanager.system.apt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes out of apt's output. */
final class PackageSizes {

    /** A line of {@code apt-get --print-uris}: address, file name, bytes, checksum. */
    private static final Pattern ARCHIVE = Pattern.compile("'[^']*' \\S+ (\\d{1,18})(?: .*)?");

    private static final Pattern INSTALLED = Pattern.compile("Installed-Size: (\\d{1,12})");

    private PackageSizes() {}

    /** The bytes of all archives that {@code apt-get --print-uris} lists: those that are not there yet. */
    static long toDownload(String printedUris) {
        return matches(ARCHIVE, printedUris).stream().mapToLong(Long::longValue).sum();
    }

    /** The bytes that each of the versions uses on disk, which {@code apt-cache show} described. */
    static List<Long> installed(String shown) {
        return matches(INSTALLED, shown).stream()
                .map(kibibytes -> kibibytes * 1024)
                .toList();
    }

    private static List<Long> matches(Pattern pattern, String text) {
        List<Long> numbers = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                numbers.add(Long.parseLong(matcher.group(1)));
            }
        }
        return numbers;
    }
}
