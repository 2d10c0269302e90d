package io.servermanager.mailcow;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.engine.Capable;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.DiskUse;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.UpdateAvailability;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small Mailcow in the lab: a git repository from which it is cloned and updated, an {@code update.sh} that keeps the
 * contract of the real one, and containers that answer in the protocols of mail.
 */
public final class StandIn implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<String> FILES = List.of(
            "update.sh",
            "_modules/scripts/core.sh",
            "data/conf/serve.sh",
            "data/conf/smtp.sh",
            "data/conf/imap.sh",
            "data/conf/pop3.sh",
            "data/conf/sieve.sh",
            "data/conf/postqueue",
            "helper-scripts/backup_and_restore.sh");

    public final Lab lab;
    public final Path home;

    /** Where the new versions come from. */
    public final Path origin;

    /** Where it is installed. */
    public final Path directory;

    public final Path configuration;
    public final String project;

    private StandIn(Lab lab, Path home, String project) {
        this.lab = lab;
        this.home = home;
        this.project = project;
        this.origin = home.resolve("origin");
        this.directory = home.resolve("mailcow-dockerized");
        this.configuration = home.resolve("config.yaml");
    }

    /** Version 2026-01, installed and started. */
    public static StandIn of(Lab lab) throws IOException, InterruptedException {
        int number = COUNT.incrementAndGet();
        Path home = Files.createDirectory(
                lab.directory().resolve("mailcow-" + ProcessHandle.current().pid() + "-" + number));
        StandIn mailcow = new StandIn(lab, home, "standin" + number);
        mailcow.install();
        return mailcow;
    }

    private void install() throws IOException, InterruptedException {
        Files.createDirectories(origin);
        git(origin, "init", "--quiet", "--initial-branch=master");
        for (String file : FILES) {
            write(origin.resolve(file), resource(file));
            origin.resolve(file).toFile().setExecutable(true);
        }
        write(origin.resolve(".gitignore"), resource("gitignore"));
        version("1", "01012026_1000");
        commit("2026-01");
        git(home, "clone", "--quiet", origin.toString(), directory.toString());
        write(directory.resolve("mailcow.conf"), """
                # A comment
                MAILCOW_HOSTNAME=mail.example.org
                COMPOSE_PROJECT_NAME=%s
                DBROOT="secret"
                SMTP_PORT=%d
                SUBMISSION_PORT=%d
                IMAP_PORT=%d
                POP_PORT=%d
                SIEVE_PORT=%d
                SMTPS_PORT=127.0.0.1:1
                IMAPS_PORT=127.0.0.1:1
                POPS_PORT=127.0.0.1:1
                HTTPS_PORT=1
                ENABLE_IPV6=false
                """.formatted(project, port(), port(), port(), port(), port()));
        Files.createSymbolicLink(directory.resolve(".env"), Path.of("mailcow.conf"));
        write(configuration, """
                state: %s/state
                plugins: %s/plugins
                docker:
                  host: %s
                  program: %s
                  config: %s
                services:
                  mailcow:
                    directory: %s
                    verify: {timeout: 90s, settle: 1500ms}
                    script: {silence: 1s}
                    backup: {directory: %s/backups}
                    room: 1MiB
                """.formatted(
                        home, home, lab.dockerHost(), lab.dockerProgram(), lab.dockerConfig(), directory, home));
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
        compose("up", "--detach", "--quiet-pull").orThrow();
    }

    /** Publishes a new version at the origin; returns its commit. */
    public String publish(String tag, String image, String schema) throws IOException, InterruptedException {
        version(image, schema);
        commit(tag);
        return originHead();
    }

    /** Version 2026-02 with new images and the schema of before. */
    public String publish() throws IOException, InterruptedException {
        return publish("2026-02", "2", "01012026_1000");
    }

    public String originHead() throws InterruptedException {
        return git(origin, "rev-parse", "HEAD").stdout().strip();
    }

    public String head() throws InterruptedException {
        return git(directory, "rev-parse", "HEAD").stdout().strip();
    }

    private void version(String image, String schema) throws IOException, InterruptedException {
        String reference = lab.images()
                .publish(
                        "mailcow/standin", image, SampleImage.of(image + ".0.0").withoutHealthCheck())
                .reference();
        write(
                origin.resolve("docker-compose.yml"),
                resource("docker-compose.yml").replace("@IMAGE@", reference));
        write(
                origin.resolve("data/web/inc/init_db.inc.php"),
                resource("data/web/inc/init_db.inc.php").replace("@SCHEMA@", schema));
    }

    /** Commits all changes at the origin. */
    public void commit(String tag) throws InterruptedException {
        git(origin, "add", "--all");
        git(
                origin,
                "-c",
                "user.name=Moo",
                "-c",
                "user.email=moo@example.org",
                "commit",
                "--quiet",
                "--allow-empty",
                "-m",
                "Version " + tag);
        git(origin, "tag", tag);
    }

    /** Lets {@code update.sh} run these commands of bash when it comes to this place. */
    public void atStage(String stage, String commands) throws IOException {
        write(directory.resolve(".stage-" + stage), commands + "\n");
    }

    public void clearStage(String stage) throws IOException {
        Files.deleteIfExists(directory.resolve(".stage-" + stage));
    }

    public ServerManager open() {
        return ServerManager.builder().configuration(configuration).build();
    }

    public RunReport run(String workflow, Map<String, String> options) throws InterruptedException {
        try (ServerManager manager = open()) {
            return manager.run(
                    manager.plan(new RunRequest("mailcow", workflow, options)), RunOptions.unattended(), timed -> {});
        }
    }

    public RunReport run(String workflow) throws InterruptedException {
        return run(workflow, Map.of());
    }

    /** Runs a script of the directory as an administrator would, without a terminal; its exit code is in the result. */
    public CommandResult script(String... arguments) throws InterruptedException {
        String path = Path.of(lab.dockerProgram().toString()).getParent() + ":" + System.getenv("PATH");
        return lab.commands()
                .run(Command.changes(directory.resolve("update.sh").toString())
                        .and(arguments)
                        .in(directory)
                        .with("PATH", path));
    }

    public CommandResult compose(String... arguments) throws InterruptedException {
        return lab.commands().run(lab.docker("compose").and(arguments).in(directory));
    }

    /** The services whose containers run, each with the image that it runs. */
    public List<String> running() throws InterruptedException {
        return lines(lab.docker(
                "ps",
                "--filter",
                "label=com.docker.compose.project=" + project,
                "--format",
                "{{.Label \"com.docker.compose.service\"}} {{.Image}}"));
    }

    public List<String> containers() throws InterruptedException {
        return lines(
                lab.docker("ps", "--no-trunc", "--quiet", "--filter", "label=com.docker.compose.project=" + project));
    }

    public boolean allRun(String image) throws InterruptedException {
        List<String> running = running();
        return running.size() == 3 && running.stream().allMatch(line -> line.endsWith("/standin:" + image));
    }

    public List<String> pins() throws InterruptedException {
        return lines(lab.docker("images", "--format", "{{.Repository}}:{{.Tag}}", "server-manager-pin/mailcow"));
    }

    /** The text of a file in the database's volume. */
    public String inDatabase(String file) throws InterruptedException {
        return execInDatabase("cat", "/var/lib/mysql/" + file).strip();
    }

    /** Runs a program in the container of the database; returns its output. */
    public String execInDatabase(String... arguments) throws InterruptedException {
        return lab.commands()
                .run(lab.docker("exec", project + "-mysql-mailcow-1").and(arguments))
                .orThrow()
                .stdout();
    }

    public String branch() throws InterruptedException {
        return git(directory, "symbolic-ref", "--short", "HEAD").stdout().strip();
    }

    /** The text of a file of the installation. */
    public String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    /** How the service is. */
    public ServiceStatus status() throws InterruptedException {
        try (ServerManager manager = open()) {
            return manager.status("mailcow");
        }
    }

    /** Where the service keeps things, by their titles. */
    public Map<String, List<Path>> places() throws InterruptedException {
        try (ServerManager manager = open()) {
            Capable<DiskUse> disk = manager.capability("mailcow", DiskUse.class).orElseThrow();
            return disk.capability().diskPlaces(disk.context()).stream()
                    .collect(Collectors.toMap(DiskUse.Place::title, DiskUse.Place::paths));
        }
    }

    /** What looking for an update finds. */
    public UpdateAvailability lookForUpdate() throws InterruptedException {
        try (ServerManager manager = open()) {
            return manager.updates(List.of("mailcow")).get("mailcow").orElse(problem -> {
                throw problem;
            });
        }
    }

    /** Why a workflow cannot even be planned, and what to do. */
    public String refusal(String workflow) throws InterruptedException {
        try (ServerManager manager = open()) {
            manager.plan(new RunRequest("mailcow", workflow, Map.of()));
            throw new AssertionError("it was planned");
        } catch (MaintenanceException refused) {
            return refused.problem() + " " + refused.remedy();
        }
    }

    /** What the plan of an update warns of. */
    public List<String> hazards(String workflow) throws InterruptedException {
        try (ServerManager manager = open()) {
            return manager.plan(new RunRequest("mailcow", workflow, Map.of())).hazards().stream()
                    .map(Hazard::text)
                    .toList();
        }
    }

    /** From now on {@code update.sh} may take only so long. */
    public void limitScript(String longest) throws IOException {
        String text = Files.readString(configuration);
        Files.writeString(
                configuration,
                text.replaceFirst("script: \\{.*\\}", "script: {silence: 1s, longest: " + longest + "}"));
    }

    /** Publishes a version with an image that the registry has not. */
    public void publishMissingImage() throws IOException, InterruptedException {
        Path file = origin.resolve("docker-compose.yml");
        write(file, Files.readString(file).replaceFirst("/standin:\\d+", "/standin:missing"));
        commit("2026-03");
    }

    /** The directories beside the installation whose names go on like this. */
    public List<Path> beside(String infix) throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(path -> path.getFileName().toString().startsWith("mailcow-dockerized" + infix))
                    .sorted()
                    .toList();
        }
    }

    public CommandResult git(Path where, String... arguments) throws InterruptedException {
        return lab.commands()
                .run(Command.changes("git", "-C", where.toString()).and(arguments))
                .orThrow();
    }

    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> lines(Command command) throws InterruptedException {
        return lab.commands().run(command).orThrow().stdout().lines().toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = StandIn.class.getResourceAsStream("standin/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Free, and below the range from which the kernel takes the ports of outgoing connections. */
    private static int port() {
        int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return port();
        }
    }

    @Override
    public void close() throws InterruptedException {
        lab.commands()
                .run(lab.docker("compose", "--project-name", project, "down", "--volumes", "--timeout", "2")
                        .within(Duration.ofMinutes(1), Duration.ofMinutes(5)));
        for (String pin : pins()) {
            lab.commands().run(lab.docker("rmi", pin));
        }
    }
}
