package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.Ids;
import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.spi.ServicePlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The section {@code services}. */
final class ServiceSections {

    static final String KEY = "services";
    private static final String TYPE = "type";

    private final PluginCatalog catalog;
    private final RecordBinder binder;
    private final Problems problems;

    ServiceSections(PluginCatalog catalog, RecordBinder binder, Problems problems) {
        this.catalog = catalog;
        this.binder = binder;
        this.problems = problems;
    }

    /** The services of the file in its order, then those that are there by default, by name. */
    List<ConfiguredService> bind(Section services) {
        List<ConfiguredService> configured = new ArrayList<>();
        services.entries().forEach((name, entry) -> {
            if (!Ids.isValid(name)) {
                problems.add(
                        entry.position(),
                        KeyNames.child(KEY, name),
                        name.equals(Ids.ALL)
                                ? "'all' stands for all services and cannot be the name of one"
                                : "a service's name is of lower-case letters, digits and hyphens, a letter first");
                return;
            }
            ConfiguredService service = bind(name, services.section(name, problems), entry.position());
            if (service != null) {
                configured.add(service);
            }
        });
        for (ServicePlugin plugin : catalog.all()) {
            if (plugin.presentByDefault() && !services.entries().containsKey(plugin.id())) {
                byDefault(plugin).ifPresent(configured::add);
            }
        }
        return configured;
    }

    private @Nullable ConfiguredService bind(String name, Section section, Position position) {
        Node typeNode = section.value(TYPE);
        String type = typeNode instanceof ScalarNode scalar ? scalar.getValue() : name;
        Optional<ServicePlugin> plugin = catalog.find(type);
        if (plugin.isEmpty()) {
            String known =
                    Suggestion.phrase(type, catalog.ids()) + " (known are: " + String.join(", ", catalog.ids()) + ")";
            if (typeNode == null) {
                problems.add(
                        position, section.path(), "there is no plugin '" + name + "', and no 'type' is given" + known);
            } else {
                problems.add(
                        Position.of(typeNode),
                        KeyNames.child(section.path(), TYPE),
                        "there is no plugin '" + type + "'" + known);
            }
            return null;
        }
        Record settings = binder.bind(plugin.get().settingsType(), section.without(TYPE));
        return settings == null ? null : new ConfiguredService(name, type, settings);
    }

    private static Optional<ConfiguredService> byDefault(ServicePlugin plugin) {
        Problems own = new Problems("");
        Record settings = new RecordBinder(own).bind(plugin.settingsType(), Section.empty("", Position.START));
        return Optional.ofNullable(settings).map(record -> new ConfiguredService(plugin.id(), plugin.id(), record));
    }
}
