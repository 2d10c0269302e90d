package io.servermanager.spi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of storage, written as {@code 500MiB} or {@code 5GiB}.
 *
 * @param bytes how many bytes; not negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,19}) ?([A-Za-z]+)");

    /** Binary units (IEC 80000-13), largest first, then the decimal ones. */
    private static final Map<String, Long> UNITS = units();

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }

    /** So many mebibytes (2^20 bytes). */
    public static ByteSize ofMebibytes(long mebibytes) {
        return new ByteSize(Math.multiplyExact(mebibytes, 1L << 20));
    }

    /** So many gibibytes (2^30 bytes). */
    public static ByteSize ofGibibytes(long gibibytes) {
        return new ByteSize(Math.multiplyExact(gibibytes, 1L << 30));
    }

    /**
     * Reads a whole number with one of the units B, KiB, MiB, GiB, TiB, kB, MB, GB, TB.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    public static ByteSize parse(String text) {
        if (text.matches("\\d+")) {
            throw new IllegalArgumentException(
                    "'" + text + "' has no unit: write " + text + "MiB, " + text + "GiB or " + text + "B");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException("'" + text + "' is no size such as 500MiB or 5GiB");
        }
        try {
            long number = Long.parseLong(matcher.group(1));
            return new ByteSize(Math.multiplyExact(number, UNITS.getOrDefault(matcher.group(2), 1L)));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new IllegalArgumentException("'" + text + "' is too large", tooLarge);
        }
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The exact amount in the largest binary unit of which it is a whole number; {@link #parse} reads it. */
    @Override
    public String toString() {
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (bytes % unit.getValue() == 0 && bytes >= unit.getValue()) {
                return bytes / unit.getValue() + unit.getKey();
            }
        }
        return bytes + "B";
    }

    /** The amount for people, in powers of 1024 as du(1) has it: {@code 1.5 GiB}, {@code 640 B}. */
    public static String approximately(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        String form = unit == 0 || Math.abs(value) >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, form, value, units[unit]);
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("TiB", 1L << 40);
        units.put("GiB", 1L << 30);
        units.put("MiB", 1L << 20);
        units.put("KiB", 1L << 10);
        units.put("B", 1L);
        units.put("kB", 1_000L);
        units.put("MB", 1_000_000L);
        units.put("GB", 1_000_000_000L);
        units.put("TB", 1_000_000_000_000L);
        return units;
    }
}
