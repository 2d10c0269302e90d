package io.servermanager.engine.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles sources and packs them as a jar with provider files, as the author of a plugin would. */
public final class PluginJar {

    private static final String PREAMBLE = """
            package example;

            import io.servermanager.spi.ServiceContext;
            import io.servermanager.spi.ServicePlugin;
            import io.servermanager.spi.ServiceStatus;

            """;

    private final Path workplace;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, List<String>> providers = new LinkedHashMap<>();

    /** @param workplace an empty directory */
    public PluginJar(Path workplace) {
        this.workplace = workplace;
    }

    /** Adds a class of the package {@code example}, with the imports that a plugin needs. */
    public PluginJar source(String simpleName, String code) {
        sources.put(simpleName, PREAMBLE + code);
        return this;
    }

    /** Adds a source file with a public class, as it is. */
    public PluginJar file(Path source) throws IOException {
        String name = String.valueOf(source.getFileName());
        sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(source));
        return this;
    }

    /** Adds a plugin without settings and workflows. */
    public PluginJar plugin(String simpleName, String id) {
        return source(simpleName, """
                        public final class %s implements ServicePlugin {
                            public String id() { return "%s"; }
                            public ServiceStatus status(ServiceContext context) { return ServiceStatus.absent("no"); }
                        }
                        """.formatted(simpleName, id)).provider("ServicePlugin", "example." + simpleName);
    }

    /** Names a provider of an interface of the SPI. */
    public PluginJar provider(String service, String className) {
        providers
                .computeIfAbsent("META-INF/services/io.servermanager.spi." + service, file -> new ArrayList<>())
                .add(className);
        return this;
    }

    /** Writes the jar, readable by all and writable by the owner only. */
    public Path write(Path jar) throws IOException {
        Path classes = Files.createDirectories(workplace.resolve("classes-of-" + jar.getFileName()));
        compile(classes);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, List<String>> provider : providers.entrySet()) {
                zip.putNextEntry(new ZipEntry(provider.getKey()));
                zip.write(String.join("\n", provider.getValue()).getBytes(StandardCharsets.UTF_8));
            }
            try (Stream<Path> files = Files.walk(classes)) {
                files.filter(Files::isRegularFile).forEach(compiled -> add(zip, classes, compiled));
            }
        }
        jar.toFile().setWritable(false, false);
        jar.toFile().setWritable(true, true);
        return jar;
    }

    private void compile(Path classes) throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        Path directory = Files.createDirectories(classes.resolveSibling(classes.getFileName() + "-sources"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            arguments.add(Files.writeString(directory.resolve(source.getKey() + ".java"), source.getValue())
                    .toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the sources do not compile");
        }
    }

    private static void add(ZipOutputStream zip, Path root, Path file) {
        try {
            zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
            Files.copy(file, zip);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
