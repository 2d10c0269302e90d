package io.servermanager.engine.plugin;

import io.servermanager.spi.JoiningStep;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServicePlugin;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/** The folder of plugin jars. */
final class PluginFolder {

    private static final List<String> PROVIDER_FILES = List.of(
            "META-INF/services/" + ServicePlugin.class.getName(), "META-INF/services/" + JoiningStep.class.getName());

    private PluginFolder() {}

    /**
     * The jars that name providers, by file name; none if the folder does not exist.
     *
     * @throws MaintenanceException if the folder or a jar could have been written by others, or cannot be read
     */
    static List<PluginSource> sources(Path folder, ClassLoader parent, Consumer<PluginProblem> problems) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try {
            OwnerOnly.check(folder, "the plugin folder");
            List<Path> withProviders = new ArrayList<>();
            List<URL> libraries = new ArrayList<>();
            for (Path jar : jars(folder)) {
                OwnerOnly.check(jar, "the plugin");
                try (JarFile file = new JarFile(jar.toFile())) {
                    if (PROVIDER_FILES.stream().anyMatch(name -> file.getEntry(name) != null)) {
                        withProviders.add(jar);
                    } else {
                        libraries.add(url(jar));
                    }
                } catch (IOException damaged) {
                    problems.accept(new PluginProblem(jar.toString(), "is no readable jar: " + damaged.getMessage()));
                }
            }
            return withProviders.stream()
                    .map(jar -> source(jar, libraries, parent))
                    .toList();
        } catch (IOException failure) {
            throw new MaintenanceException(
                    Kind.CONFIGURATION,
                    "the plugin folder " + folder + " cannot be read: " + failure,
                    "Make it readable, or set 'plugins' in the configuration to another folder.",
                    failure);
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.jar")) {
            entries.forEach(jars::add);
        }
        jars.sort(null);
        return jars;
    }

    private static PluginSource source(Path jar, List<URL> libraries, ClassLoader parent) {
        List<URL> urls = new ArrayList<>(List.of(url(jar)));
        urls.addAll(libraries);
        return new PluginSource(jar.toString(), new URLClassLoader(urls.toArray(URL[]::new), parent), true);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
