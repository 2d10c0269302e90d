package io.servermanager.app.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table in aligned columns. Where the terminal is too narrow, the widest columns wrap, between words only: what
 * is a name stays in one piece, so that it can be copied.
 */
public final class Table {

    private static final String GAP = "  ";

    private final int columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    private Table(int columns) {
        this.columns = columns;
    }

    /** A table with these headings. */
    public static Table of(String... headings) {
        Table table = new Table(headings.length);
        table.rows.add(Arrays.stream(headings)
                .map(heading -> new Cell(heading, Tone.FAINT))
                .toList());
        return table;
    }

    /** A table of names and what they are, without headings. */
    public static Table ofFacts() {
        return new Table(2);
    }

    /** A cell. */
    public static Cell cell(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    /** A cell in a colour. */
    public static Cell cell(String text, Tone tone) {
        return new Cell(text, tone);
    }

    /** Adds a row with a cell for every column. */
    public Table row(Cell... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines of the table. */
    public List<String> lines(Style style) {
        int[] widths = widths(style.width());
        List<String> lines = new ArrayList<>();
        for (List<Cell> row : rows) {
            lines.addAll(lines(row, widths, style));
        }
        return lines;
    }

    private int[] widths(int available) {
        int[] widths = longest(Pattern.compile("$"));
        int[] narrowest = longest(Pattern.compile(" "));
        long gaps = (long) GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).asLongStream().sum() + gaps > available) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                boolean canBeNarrower = widths[column] > narrowest[column];
                if (canBeNarrower && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    /** The length of the longest piece in each column. */
    private int[] longest(Pattern between) {
        int[] longest = new int[columns];
        for (List<Cell> row : rows) {
            for (int column = 0; column < longest.length; column++) {
                int length = between.splitAsStream(row.get(column).text())
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
                longest[column] = Math.max(longest[column], length);
            }
        }
        return longest;
    }

    private static List<String> lines(List<Cell> row, int[] widths, Style style) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            List<String> pieces = wrap(row.get(column).text(), widths[column]);
            wrapped.add(pieces);
            height = Math.max(height, pieces.size());
        }
        List<String> lines = new ArrayList<>();
        for (int piece = 0; piece < height; piece++) {
            StringBuilder line = new StringBuilder();
            int blanks = 0;
            for (int column = 0; column < widths.length; column++) {
                List<String> pieces = wrapped.get(column);
                String text = piece < pieces.size() ? pieces.get(piece) : "";
                if (!text.isEmpty()) {
                    line.append(" ".repeat(blanks))
                            .append(style.paint(row.get(column).tone(), text));
                    blanks = 0;
                }
                blanks += widths[column] - text.length() + GAP.length();
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** {@code text} in lines of at most {@code width} characters, broken between words where possible. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /**
     * A cell.
     *
     * @param text on one line
     * @param tone its colour
     */
    public record Cell(String text, Tone tone) {}
}
