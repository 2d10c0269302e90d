package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabOptions;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.spi.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A lab of its own, whose engine holds nothing but what a test puts there, and a configuration for it. */
final class PruneHost implements AutoCloseable {

    private final Lab lab;
    private final Path home;
    private final String base;
    private int number;
    private int empties;

    private PruneHost(Lab lab, Path home, String base) {
        this.lab = lab;
        this.home = home;
        this.base = base;
    }

    static PruneHost start() throws IOException, InterruptedException {
        Lab lab = Lab.start(LabOptions.defaults());
        Path home = Files.createDirectory(lab.directory().resolve("prune-home"));
        String base =
                lab.images().publish("prune/base", "1", SampleImage.of("1.0.0")).reference();
        PruneHost host = new PruneHost(lab, home, base);
        host.configure("");
        return host;
    }

    Lab lab() {
        return lab;
    }

    Path home() {
        return home;
    }

    /** Writes the configuration, with these lines more. */
    Path configure(String services) throws IOException {
        return configure(home.resolve("config.yaml"), lab.dockerHost().toString(), services);
    }

    /** Writes a configuration for an engine at another address. */
    Path configure(Path file, String dockerHost, String services) throws IOException {
        Files.writeString(
                file,
                """
                state: %s
                plugins: %s/plugins
                docker: {host: '%s', program: %s, config: %s}
                """.formatted(
                                        home.resolve("state" + empties),
                                        home,
                                        dockerHost,
                                        lab.dockerProgram(),
                                        lab.dockerConfig())
                        + services);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    Path configuration() {
        return home.resolve("config.yaml");
    }

    Program start(Path configuration, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--config", configuration.toString()));
        return Program.start(home, all);
    }

    Program.Ended run(String... arguments) throws IOException, InterruptedException {
        return start(configuration(), arguments).end();
    }

    /** Takes away whatever was left by another test, its runs as well once the configuration is written again. */
    void empty() throws InterruptedException {
        for (String id : lines("ps", "--all", "--quiet")) {
            docker("rm", "--force", "--volumes", id);
        }
        docker("system", "prune", "--all", "--force");
        for (String name : lines("volume", "ls", "--quiet")) {
            docker("volume", "rm", name);
        }
        empties++;
        assertThat(everything()).allMatch(object -> object.startsWith("network"));
        docker("pull", "--quiet", base);
    }

    String docker(String... arguments) throws InterruptedException {
        return lab.commands().run(lab.docker(arguments)).orThrow().stdout().strip();
    }

    List<String> lines(String... arguments) throws InterruptedException {
        return docker(arguments).lines().filter(line -> !line.isBlank()).toList();
    }

    /** The image whose containers can run. */
    String base() {
        return base;
    }

    /** An image that nothing else is like; without a name if {@code reference} is empty. Returns its id. */
    String image(String reference) throws IOException, InterruptedException {
        Path tar = home.resolve("image.tar");
        Path content = Files.writeString(home.resolve("content"), "image " + ++number + "\n" + "x".repeat(10_000));
        lab.commands()
                .run(Command.changes(
                        "tar",
                        "-C",
                        home.toString(),
                        "-cf",
                        tar.toString(),
                        content.getFileName().toString()))
                .orThrow();
        List<String> arguments = new ArrayList<>(List.of("import", tar.toString()));
        if (!reference.isEmpty()) {
            arguments.add(reference);
        }
        return docker(arguments.toArray(String[]::new));
    }

    /** A container that was made and never started. */
    void container(String name, String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("create", "--name", name));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--entrypoint", "/bin/busybox", base, "sleep", "1000000"));
        docker(arguments.toArray(String[]::new));
    }

    /** A container that runs and writes nothing. */
    void running(String name, String... more) throws InterruptedException {
        container(name, more);
        docker("start", name);
    }

    /** Builds an image with BuildKit, as the engine's API does it without a client's session; leaves a build cache. */
    void build(String tag) throws IOException, InterruptedException {
        Path context = Files.createDirectories(home.resolve("context"));
        Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /Dockerfile\n");
        Path tar = home.resolve("context.tar");
        lab.commands()
                .run(Command.changes("tar", "-C", context.toString(), "-cf", tar.toString(), "."))
                .orThrow();
        byte[] body = Files.readAllBytes(tar);
        String head = "POST /build?version=2&t=" + tag
                + " HTTP/1.0\r\nContent-Type: application/x-tar\r\nContent-Length: " + body.length + "\r\n\r\n";
        Path socket = Path.of(lab.dockerHost().getPath());
        try (SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.connect(UnixDomainSocketAddress.of(socket));
            write(engine, ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            write(engine, ByteBuffer.wrap(body));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (engine.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            assertThat(answer.toString(StandardCharsets.ISO_8859_1))
                    .contains(" 200 OK")
                    .doesNotContain("errorDetail");
        }
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Every object that the engine knows of, but those of the build cache. */
    Set<String> everything() throws InterruptedException {
        Set<String> all = new TreeSet<>();
        lines("ps", "--all", "--format", "{{.Names}}").forEach(name -> all.add("container " + name));
        lines("images", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}")
                .forEach(image -> all.add("image "
                        + (image.endsWith("<none>:<none>")
                                ? image.substring(0, image.indexOf(' '))
                                : image.substring(image.indexOf(' ') + 1))));
        lines("volume", "ls", "--quiet").forEach(name -> all.add("volume " + name));
        lines("network", "ls", "--format", "{{.Name}}").forEach(name -> all.add("network " + name));
        return all;
    }

    @Override
    public void close() {
        lab.close();
    }
}
