package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.engine.plugin.Suggestion;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole configuration, with all defaults filled in. Immutable. */
public final class Configuration {

    private final Optional<Path> source;
    private final Path state;
    private final Path plugins;
    private final PluginCatalog catalog;
    private final List<ConfiguredService> services;
    private final Map<String, Record> shared;

    Configuration(
            Optional<Path> source,
            TopLevel top,
            PluginCatalog catalog,
            List<ConfiguredService> services,
            Map<String, Record> shared) {
        this.source = source;
        this.state = top.state();
        this.plugins = top.plugins();
        this.catalog = catalog;
        this.services = List.copyOf(services);
        this.shared = new LinkedHashMap<>(shared);
    }

    /** The file it was read from; empty if there is none and all is default. */
    public Optional<Path> source() {
        return source;
    }

    /** Where runs and locks are kept. */
    public Path state() {
        return state;
    }

    /** The folder of plugin jars; it may be absent. */
    public Path plugins() {
        return plugins;
    }

    /** The plugins that were loaded for it. */
    public PluginCatalog catalog() {
        return catalog;
    }

    /** All services: those of the file in its order, then those that are there by default, by name. */
    public List<ConfiguredService> services() {
        return services;
    }

    /**
     * The service of this name.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is none
     */
    public ConfiguredService service(String name) {
        List<String> names = services.stream().map(ConfiguredService::name).toList();
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MaintenanceException(
                        Kind.USAGE,
                        "there is no service '" + name + "'" + Suggestion.phrase(name, names),
                        names.isEmpty()
                                ? "No service is configured."
                                : "There are: " + String.join(", ", names) + "."));
    }

    /** The directories of all services whose settings have one: a record component {@code directory}. */
    public List<Path> directories() {
        return services.stream()
                .flatMap(service -> service.directory().stream())
                .toList();
    }

    /**
     * A section that is shared by plugins.
     *
     * @throws IllegalArgumentException if no plugin declares it, or with another type
     */
    public <T extends Record> T shared(String section, Class<T> type) {
        Record settings = shared.get(section);
        if (!type.isInstance(settings)) {
            throw new IllegalArgumentException("no plugin declares the section '" + section + "' as " + type.getName());
        }
        return type.cast(settings);
    }

    /** All sections that are shared by plugins, by name. */
    public Map<String, Record> sharedSections() {
        return Collections.unmodifiableMap(shared);
    }

    /** What is in effect, as it would stand in a file: maps, lists, texts, numbers; secrets masked. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("state", state.toString());
        view.put("plugins", plugins.toString());
        shared.forEach((section, settings) -> view.put(section, SettingsView.map(settings)));
        Map<String, Object> sections = new LinkedHashMap<>();
        for (ConfiguredService service : services) {
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("type", service.pluginId());
            section.putAll(SettingsView.map(service.settings()));
            sections.put(service.name(), section);
        }
        view.put("services", sections);
        return view;
    }

    /** {@link #view} as YAML. */
    public String yaml() {
        return SettingsView.yaml(view());
    }
}
