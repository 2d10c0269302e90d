package io.servermanager.engine.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the top of the file and is ours.
 *
 * @param state where runs and locks are kept
 * @param plugins the folder of plugin jars
 */
record TopLevel(Path state, Path plugins) {

    static final Path DEFAULT_STATE = Path.of("/var/lib/server-manager");
    static final Path DEFAULT_PLUGINS = Path.of("/usr/lib/server-manager/plugins");

    TopLevel(@Nullable Path state, @Nullable Path plugins) {
        this.state = state == null ? DEFAULT_STATE : state;
        this.plugins = plugins == null ? DEFAULT_PLUGINS : plugins;
    }

    static TopLevel defaults() {
        return new TopLevel(null, null);
    }
}
