package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the configuration. Safe for use by several threads. */
public final class ConfigurationLoader {

    /** Where the configuration is unless another file is given. */
    public static final Path DEFAULT_FILE = Path.of("/etc/server-manager/config.yaml");

    private final Function<Path, PluginCatalog> catalogs;

    /** Loads the plugins of the class path and of the folder that the configuration names. */
    public ConfigurationLoader() {
        this(PluginCatalog::load);
    }

    /** @param catalogs gives the plugins for a plugin folder */
    public ConfigurationLoader(Function<Path, PluginCatalog> catalogs) {
        this.catalogs = catalogs;
    }

    /**
     * Reads {@link #DEFAULT_FILE}; if that does not exist all is default.
     *
     * @throws MaintenanceException as {@link #load(Path)}
     */
    public Configuration load() {
        return Files.notExists(DEFAULT_FILE) ? parse("", Optional.empty()) : load(DEFAULT_FILE);
    }

    /**
     * Reads a file.
     *
     * @throws MaintenanceException of kind {@code CONFIGURATION} with all problems, each on a line of its own as {@code
     *     file:line:column: key: problem}; of kind {@code NOT_PERMITTED} if the file may not be read, or if it, the plugin
     *     folder or a plugin could have been written by others
     */
    public Configuration load(Path file) {
        return parse(ConfigurationFile.read(file), Optional.of(file));
    }

    /** The configuration that a text says: for embedders and tests. Throws as {@link #load(Path)}. */
    public Configuration parse(String yaml) {
        return parse(yaml, Optional.empty());
    }

    private Configuration parse(String yaml, Optional<Path> file) {
        Problems problems = new Problems(file.map(Path::toString).orElse("configuration"));
        Section root = YamlDocument.read(yaml, problems);
        RecordBinder binder = new RecordBinder(problems);
        Section ours = root.only(RecordBinder.keys(TopLevel.class));
        TopLevel bound = binder.bind(TopLevel.class, ours);
        TopLevel top = bound == null ? TopLevel.defaults() : bound;
        PluginCatalog catalog = catalogs.apply(top.plugins());
        ServiceSections services = new ServiceSections(catalog, binder, problems);
        SharedSections shared = new SharedSections(catalog, binder, problems);
        List<String> known = new ArrayList<>(RecordBinder.keys(TopLevel.class));
        known.add(ServiceSections.KEY);
        known.addAll(shared.names());
        root.refuseOthers(known, problems);
        Map<String, Record> sharedSettings = shared.bind(root);
        List<ConfiguredService> configured = services.bind(root.section(ServiceSections.KEY, problems));
        problems.throwIfAny();
        return new Configuration(file, top, catalog, configured, sharedSettings);
    }
}
