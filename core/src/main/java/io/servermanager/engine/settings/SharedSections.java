package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServicePlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sections at the top of the file that plugins declare. Several may declare the same one, with the same type. */
final class SharedSections {

    private final RecordBinder binder;
    private final Problems problems;
    private final Map<String, Class<? extends Record>> types = new TreeMap<>();

    SharedSections(PluginCatalog catalog, RecordBinder binder, Problems problems) {
        this.binder = binder;
        this.problems = problems;
        for (ServicePlugin plugin : catalog.all()) {
            plugin.sharedSections().forEach((section, type) -> declare(plugin, section, type));
        }
    }

    List<String> names() {
        return List.copyOf(types.keySet());
    }

    Map<String, Record> bind(Section root) {
        Map<String, Record> bound = new LinkedHashMap<>();
        types.forEach((name, type) -> {
            Record settings = binder.bind(type, root.section(name, problems));
            if (settings != null) {
                bound.put(name, settings);
            }
        });
        return bound;
    }

    private void declare(ServicePlugin plugin, String section, Class<? extends Record> type) {
        Class<? extends Record> other = types.putIfAbsent(section, type);
        boolean ours = section.equals(ServiceSections.KEY)
                || RecordBinder.keys(TopLevel.class).contains(section);
        if (ours || (other != null && other != type)) {
            throw new MaintenanceException(
                    Kind.CONFIGURATION,
                    "the plugin '" + plugin.id() + "' declares the section '" + section + "' as " + type.getName()
                            + ", but it is "
                            + (ours || other == null ? "the program's own" : "another plugin's " + other.getName()),
                    "Remove the plugin, or tell its author.");
        }
    }
}
