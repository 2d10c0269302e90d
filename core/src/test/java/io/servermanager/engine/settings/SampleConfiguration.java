package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.PluginCatalog;
import java.util.List;
import java.util.Map;

/** Configurations of the sample plugins: {@code nginx} is there by default, {@code compose} is not. */
final class SampleConfiguration {

    static final PluginCatalog CATALOG = PluginCatalog.of(
            List.of(
                    new SamplePlugin(
                            "nginx", SamplePlugin.Sample.class, Map.of("docker", SamplePlugin.Engine.class), true),
                    new SamplePlugin(
                            "compose", SamplePlugin.Project.class, Map.of("docker", SamplePlugin.Engine.class), false),
                    new SamplePlugin("gitea", SamplePlugin.Project.class, Map.of(), true)),
            List.of());

    private SampleConfiguration() {}

    static ConfigurationLoader loader() {
        return new ConfigurationLoader(folder -> CATALOG);
    }

    static Configuration parse(String yaml) {
        return loader().parse(yaml);
    }
}
