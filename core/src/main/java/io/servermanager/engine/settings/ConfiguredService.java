package io.servermanager.engine.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A service of the configuration.
 *
 * @param name its name
 * @param pluginId the plugin that supplies it
 * @param settings its section, bound to the plugin's settings type
 */
public record ConfiguredService(String name, String pluginId, Record settings) {

    /**
     * The settings as what they are.
     *
     * @throws IllegalArgumentException if {@code type} is not the plugin's settings type
     */
    public <T extends Record> T settings(Class<T> type) {
        if (!type.isInstance(settings)) {
            throw new IllegalArgumentException("the settings of '" + name + "' are a "
                    + settings.getClass().getName() + ", not a " + type.getName());
        }
        return type.cast(settings);
    }

    /** Its directory, if its settings have a path of the name {@code directory}. */
    public Optional<Path> directory() {
        return SettingsView.path(settings, "directory");
    }
}
