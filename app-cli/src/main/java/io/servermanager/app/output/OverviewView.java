package io.servermanager.app.output;

import io.servermanager.spi.Overview;
import java.util.ArrayList;
import java.util.List;

/** An overview, as it is shown. */
public final class OverviewView {

    private OverviewView() {}

    /** A table for every section, then what is wrong. */
    public static List<String> lines(Overview overview, Style style) {
        List<String> lines = new ArrayList<>();
        for (Overview.Section section : overview.sections()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            if (!section.title().isEmpty()) {
                lines.add(section.title());
            }
            lines.addAll(table(section).lines(style));
        }
        overview.problems().forEach(problem -> lines.add(style.warning() + " " + problem));
        return lines;
    }

    private static Table table(Overview.Section section) {
        Table table = section.headings().isEmpty()
                ? Table.ofFacts()
                : Table.of(section.headings().toArray(String[]::new));
        for (List<String> row : section.rows()) {
            table.row(row.stream().map(Table::cell).toArray(Table.Cell[]::new));
        }
        return table;
    }
}
