package io.servermanager.nginx;

import io.servermanager.engine.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The example plugin of the documentation, built as its author would build it: only with the program's jars. */
final class ExamplePlugin {

    static final Path SOURCES = Path.of("src/test/example-plugin/example");

    private ExamplePlugin() {}

    /** Compiles the example and drops it as a jar into a plugin folder, which is made. */
    static Path dropInto(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new PluginJar(folder.resolveSibling("example-build"))
                .file(SOURCES.resolve("GiteaPlugin.java"))
                .file(SOURCES.resolve("SmokeTest.java"))
                .provider("ServicePlugin", "example.GiteaPlugin")
                .provider("JoiningStep", "example.SmokeTest")
                .write(folder.resolve("example.jar"));
    }
}
