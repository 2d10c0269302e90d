package io.servermanager.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.app.output.Surroundings;
import io.servermanager.app.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host of its own for the program, run in this process. */
public final class Sandbox {

    private static final Path DEVICE = Path.of("/dev/pts/none");

    private final Path directory;
    private final Path configuration;
    private final StringBuilder services = new StringBuilder();
    private Terminal terminal = Terminal.NONE;
    private String typed = "";
    private int userId = 0;

    /** A sandbox in an empty directory, with a service {@code web} that can be updated. */
    public Sandbox(Path directory) throws IOException {
        this.directory = directory;
        this.configuration = directory.resolve("config.yaml");
        Files.createDirectory(directory.resolve("root"));
        service("web", "good");
    }

    /** Adds a service whose updates end as said; see the fake plugin. */
    public Sandbox service(String name, String update) throws IOException {
        Files.createDirectories(servicesDirectory(name));
        services.append(
                "  " + name + ": {type: fake, update: " + update + ", directory: " + servicesDirectory(name) + "}\n");
        return configuration("state: " + directory.resolve("state") + "\nplugins: " + directory.resolve("plugins")
                + "\nservices:\n" + services);
    }

    /** Puts another configuration in place. */
    public Sandbox configuration(String yaml) throws IOException {
        Files.writeString(configuration, yaml);
        return this;
    }

    /** Where a service's steps leave files. */
    public Path servicesDirectory(String name) {
        return directory.resolve("srv-" + name);
    }

    /** Where runs are kept. */
    public Path state() {
        return directory.resolve("state");
    }

    /** Lets a person sit at a terminal and type this. */
    public Sandbox typing(String text) {
        typed = text;
        terminal = new Terminal(Optional.of(DEVICE), Optional.of(DEVICE), Optional.of(DEVICE), true, true);
        return this;
    }

    /** Lets a person look at a terminal that knows colours. */
    public Sandbox onColourTerminal() {
        terminal = new Terminal(Optional.empty(), Optional.of(DEVICE), Optional.of(DEVICE), true, false);
        return this;
    }

    /** Runs the program as this user. */
    public Sandbox as(int user) {
        userId = user;
        return this;
    }

    /** Runs the program with the sandbox's configuration. */
    public Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(configuration.toString());
        return runBare(all.toArray(String[]::new));
    }

    /** Where the configuration is. */
    public String file() {
        return configuration.toString();
    }

    /** Surroundings whose standard output is this. */
    public Surroundings surroundings(OutputStream out) {
        return surroundings(out, OutputStream.nullOutputStream());
    }

    private Surroundings surroundings(OutputStream out, OutputStream err) {
        return new Surroundings(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("COLUMNS", "120"),
                terminal,
                userId,
                directory.resolve("root"));
    }

    /** Runs the program with these arguments only. */
    public Result runBare(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = surroundings(out, err);
        int exitCode = Main.run(surroundings, arguments);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /**
     * What a program left.
     *
     * @param exitCode its exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Result(int exitCode, String out, String err) {

        /** Standard output as JSON, one object a line. */
        public List<JsonNode> objects() {
            return out.lines().map(Result::parse).toList();
        }

        /** The one object, or the last. */
        public JsonNode lastObject() {
            List<JsonNode> objects = objects();
            return objects.get(objects.size() - 1);
        }

        private static JsonNode parse(String line) {
            try {
                return new JsonMapper().readTree(line);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + line, e);
            }
        }
    }
}
