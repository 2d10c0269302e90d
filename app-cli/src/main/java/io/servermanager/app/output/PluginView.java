package io.servermanager.app.output;

import java.util.List;

/**
 * A plugin, as it is shown.
 *
 * @param id its id
 * @param title what people call it
 * @param origin the jar that it comes from, or "class path"
 * @param presentByDefault whether a service of its name is there without configuration
 */
public record PluginView(String id, String title, String origin, boolean presentByDefault) {

    /** A table of plugins. */
    public static List<String> lines(List<PluginView> views, Style style) {
        Table table = Table.of("PLUGIN", "TITLE", "FROM");
        views.forEach(view -> table.row(Table.cell(view.id()), Table.cell(view.title()), Table.cell(view.origin())));
        return table.lines(style);
    }
}
