package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.EngineProxy.Fate;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.run.Plan;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code cleanup docker} on a real Docker Engine that holds nothing else. */
@ExtendWith(LabExtension.class)
class CleanupCommandIT {

    private static PruneHost host;

    @BeforeAll
    static void startAHost() throws Exception {
        host = PruneHost.start();
    }

    @AfterAll
    static void endTheHost() {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void beginWithAnEmptyEngine() throws Exception {
        host.empty();
        host.configure("");
    }

    @Test
    void ofAMixtureExactlyTheUnusedGoesAndTheFiguresAreTheEngines() throws Exception {
        Set<String> unused = unusedObjects();
        keptObjects();
        String running = host.docker("inspect", "--format", "{{.State.StartedAt}} {{.State.Pid}}", "web", "mail-app-1");
        Set<String> before = host.everything();
        List<String> figuresBefore = figures();

        Program.Ended plan =
                host.run("cleanup", "docker", "--dry-run", "--json").endedWith(0);
        assertThat(host.everything()).isEqualTo(before);
        assertThat(figures()).isEqualTo(figuresBefore);
        JsonNode agreed = plan.json()
                .path("plans")
                .path(0)
                .path("steps")
                .path(0)
                .path("agreed")
                .path("objects");
        assertThat(agreed).hasSizeGreaterThanOrEqualTo(40);

        Program.Ended ended = host.run("cleanup", "docker", "--yes", "--json").endedWith(0);

        Set<String> expected = new TreeSet<>(before);
        expected.removeAll(unused);
        assertThat(host.everything()).isEqualTo(expected);
        assertThat(host.docker("inspect", "--format", "{{.State.StartedAt}} {{.State.Pid}}", "web", "mail-app-1"))
                .isEqualTo(running);
        assertThat(ended.json().path("runs").path(0).path("reports").toString())
                .contains("freed in all", "11 of 11 removed", "14 of 14 removed", "8 of 8 removed", "7 of 7 removed")
                .doesNotContain("kept");
        assertThat(figures().get(3)).isEqualTo("Build Cache 0B");
        JsonNode run = host.run("history", "latest", "--json").endedWith(0).json();
        assertThat(List.of(remembered(run, "measure-before"), remembered(run, "measure-after")))
                .isEqualTo(List.of(figuresBefore, figures()));
        assertThat(host.run("cleanup", "docker", "--yes").endedWith(0).out()).contains("had nothing to do");
    }

    /** Makes what is to go: 11 containers, 14 images, 8 volumes, 7 networks, and a build cache. */
    private static Set<String> unusedObjects() throws Exception {
        Set<String> unused = new TreeSet<>();
        for (int i = 0; i < 10; i++) {
            host.image("old" + i + ":1");
            unused.add("image old" + i + ":1");
        }
        for (int i = 0; i < 2; i++) {
            unused.add("image " + host.image(""));
        }
        host.docker("tag", "old0:1", "old0:2");
        host.docker("tag", "old0:1", "elsewhere/old:3");
        unused.addAll(Set.of("image old0:2", "image elsewhere/old:3"));
        host.build("built:1");
        unused.add("image built:1");
        Set<String> volumes = new TreeSet<>(host.lines("volume", "ls", "--quiet"));
        for (int i = 0; i < 6; i++) {
            host.docker("network", "create", "net" + i);
            unused.add("network net" + i);
        }
        for (int i = 0; i < 8; i++) {
            host.container("done" + i, "--network", "net" + i % 6, "--volume", "/anonymous");
            unused.add("container done" + i);
        }
        host.image("once:1");
        host.docker("create", "--name", "once", "--network", "none", "once:1", "true");
        unused.addAll(Set.of("container once", "image once:1"));
        host.running("ended", "--network", "none");
        host.docker("kill", "ended");
        unused.add("container ended");
        Path gone = Files.createDirectory(host.home().resolve("gone"));
        compose(gone, "gone", host.base(), "create");
        Files.delete(gone.resolve("compose.yaml"));
        Files.delete(gone);
        unused.addAll(Set.of("container gone-app-1", "network gone_default"));
        for (String volume : host.lines("volume", "ls", "--quiet")) {
            if (!volumes.contains(volume) && !volume.equals("gone_data")) {
                unused.add("volume " + volume);
            }
        }
        return unused;
    }

    /** Makes what is to stay: what runs, what snapshots need, what has a name, a project that is stopped, one that is down. */
    private static void keptObjects() throws Exception {
        host.docker("network", "create", "front");
        host.running("web", "--network", "front", "--volume", "/anonymous", "--volume", "named:/named");
        host.image("server-manager-pin/nginx:20260101-000000.1");
        host.docker("volume", "create", "valuable");
        Path mail = Files.createDirectories(host.home().resolve("mail"));
        compose(mail, "mail", host.base(), "up", "--detach");
        host.image("stopped-image:7");
        Path stopped = Files.createDirectories(host.home().resolve("stopped"));
        compose(stopped, "stopped", "stopped-image:7", "create");
        host.image("mailcow/unbound:1.24");
        Path down = Files.createDirectories(host.home().resolve("down"));
        compose(down, "mailcowdown", "mailcow/unbound:1.24", "create");
        // What is left by 'docker compose rm', and more than what is left by 'down', which takes the network away.
        host.docker("rm", "mailcowdown-app-1");
        host.configure("services: {mail: {type: compose, directory: " + down + "}}\n");
    }

    private static void compose(Path directory, String project, String image, String... command) throws Exception {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: %s
                services:
                  app:
                    image: %s
                    entrypoint: [/bin/busybox, sleep, '1000000']
                    stop_grace_period: 1s
                    volumes: [data:/data]
                volumes:
                  data: {}
                """.formatted(project, image));
        List<String> arguments = new ArrayList<>(List.of("compose", "--project-directory", directory.toString()));
        arguments.addAll(List.of(command));
        host.docker(arguments.toArray(String[]::new));
    }

    /** What 'docker system df' shows of each kind that takes space. */
    private static List<String> figures() throws InterruptedException {
        return host.lines("system", "df", "--format", "{{.Type}} {{.Size}}");
    }

    /** The same as a step remembered it. */
    private static List<String> remembered(JsonNode run, String step) {
        JsonNode bytes = StreamSupport.stream(run.path("run").path("facts").spliterator(), false)
                .filter(fact -> fact.path("step").asText().equals(step)
                        && fact.path("type").asText().equals("UsageFact"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.toString()))
                .path("value")
                .path("bytes");
        return List.of(
                "Images " + decimal(bytes.path("IMAGES").asLong()),
                "Containers " + decimal(bytes.path("CONTAINERS").asLong()),
                "Local Volumes " + decimal(bytes.path("VOLUMES").asLong()),
                "Build Cache " + decimal(bytes.path("BUILD_CACHE").asLong()));
    }

    /** As docker's command line writes sizes: powers of 1000, four digits. */
    private static String decimal(long bytes) {
        List<String> units = List.of("B", "kB", "MB", "GB");
        BigDecimal value = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (value.compareTo(BigDecimal.valueOf(1000)) >= 0) {
            value = value.movePointLeft(3);
            unit++;
        }
        BigDecimal rounded = value.round(new MathContext(4)).stripTrailingZeros();
        return (rounded.signum() == 0 ? "0" : rounded.toPlainString()) + units.get(unit);
    }

    @Test
    void whatIsNewOrComesIntoUseBetweenPlanAndRunStaysAndTheRestGoes() throws Exception {
        host.image("free:1");
        host.image("retagged:1");
        host.container("idle", "--network", "none");
        host.container("started", "--network", "none");
        host.docker("network", "create", "joined");
        String volume = host.docker("volume", "create");
        try (ServerManager manager = manager()) {
            Plan plan = manager.plan(new RunRequest("docker", "cleanup", Map.of()));

            host.docker("start", "started");
            host.docker("tag", host.base(), "second:1");
            host.docker(
                    "create", "--name", "user", "--network", "joined", "--volume", volume + ":/x", "free:1", "true");
            host.docker("tag", "retagged:1", "mine:1");
            host.image("new:1");
            host.docker("network", "create", "fresh");
            host.container("fresh", "--network", "none");
            RunReport report = manager.run(plan, RunOptions.unattended());

            assertThat(report.outcome()).isEqualTo(Outcome.DONE);
            assertThat(report.reports().toString())
                    .contains("1 of 2 removed; kept started (is running)")
                    .contains("kept free:1 (is used by the container user)")
                    .contains("kept retagged:1 (has got the tag mine:1 meanwhile)")
                    .contains("kept " + volume + " (is used by the container user)")
                    .contains("kept joined (is used by the container user)");
        }
        assertThat(host.everything())
                .contains("container started", "container user", "container fresh", "image free:1", "image new:1")
                .contains("image retagged:1", "image mine:1", "network joined", "network fresh", "volume " + volume)
                .doesNotContain("container idle");
    }

    @Test
    void anEngineThatGoesAwayInTheMiddleIsToldOfWithAnExactAccount() throws Exception {
        for (int i = 0; i < 6; i++) {
            host.container("c" + i, "--network", "none");
        }
        host.docker("network", "create", "later");
        AtomicInteger removed = new AtomicInteger();
        RunReport report;
        try (ServerManager manager = manager()) {
            Plan plan = manager.plan(new RunRequest("docker", "cleanup", Map.of("only", "containers,networks")));
            report = manager.run(plan, RunOptions.unattended(), timed -> {
                if (timed.event() instanceof RunEvent.FactRemembered fact
                        && fact.fact().toString().contains("removed=true")
                        && removed.incrementAndGet() == 3) {
                    host.lab().stopEngine();
                }
            });
        } finally {
            host.lab().startEngine();
        }

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
        assertThat(report.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(report.problem()).contains(host.lab().dockerHost().toString());
        assertThat(report.remedy()).contains("systemctl", "cleanup docker --dry-run");
        assertThat(account(report, "containers")).startsWith("3 of 6 removed: ").contains("; not touched: ");
        assertThat(account(report, "networks")).isEqualTo("0 of 1 removed; not touched: later");
        assertAccountIsExact(account(report, "containers"));
    }

    /** What is said to be removed is gone, and all else is there. */
    private static void assertAccountIsExact(String account) throws InterruptedException {
        List<String> parts = List.of(account.split("; "));
        Set<String> removed = new TreeSet<>(
                List.of(parts.get(0).replaceFirst(".*removed: ", "").split(", ")));
        parts.stream()
                .filter(part -> part.endsWith("and it is gone"))
                .forEach(part -> removed.add(part.replaceFirst(":.*", "")));
        Set<String> there = new TreeSet<>(Set.of("c0", "c1", "c2", "c3", "c4", "c5"));
        there.removeAll(removed);
        assertThat(host.lines("ps", "--all", "--format", "{{.Names}}")).containsExactlyInAnyOrderElementsOf(there);
    }

    private static String account(RunReport report, String kind) {
        return report.reports().stream()
                .filter(reported -> reported.name().equals(kind))
                .map(RunReport.Reported::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.reports().toString()));
    }

    @Test
    void afterKillMinus9InTheMiddleRecoverGivesAnExactAccount() throws Exception {
        for (Fate fate : Fate.values()) {
            for (int i = 0; i < 6; i++) {
                host.container("c" + i, "--network", "none");
            }
            Path socket = host.home().resolve(fate + ".sock");
            Path engine = Path.of(host.lab().dockerHost().getPath());
            try (EngineProxy proxy = EngineProxy.start(socket, engine, fate, 2)) {
                Path other = host.configure(
                        host.home().resolve(fate + ".yaml"), proxy.host().toString(), "");
                Program program = host.start(other, "cleanup", "docker", "--yes", "--only", "containers");
                proxy.awaitReached();
                int left = fate == Fate.UNANSWERED ? 3 : 4;
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> host.lines("ps", "--all", "--quiet").size() == left);
                program.kill();
            }

            assertThat(host.run("cleanup", "docker", "--yes").endedWith(4).err())
                    .contains("was interrupted", "server-manager recover");
            JsonNode run = host.run("recover", "--json")
                    .endedWith(4)
                    .json()
                    .path("runs")
                    .path(0);

            String account = StreamSupport.stream(run.path("reports").spliterator(), false)
                    .filter(report -> report.path("name").asText().equals("containers"))
                    .map(report -> report.path("value").asText())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(run.toString()));
            assertThat(account)
                    .as(fate.toString())
                    .startsWith("2 of 6 removed: ")
                    .contains(fate == Fate.UNANSWERED ? "begun, and it is gone" : "begun, and it is still there");
            assertAccountIsExact(account);
            assertThat(host.run("history", "latest").endedWith(0).out()).contains("RemovalBegun", "RemovalEnded");
            assertThat(host.run("cleanup", "docker", "--yes", "--only", "containers")
                            .endedWith(0)
                            .out())
                    .contains(fate == Fate.UNANSWERED ? "3 of 3 removed" : "4 of 4 removed");
        }
    }

    @Test
    void theOverviewTellsVersionsAndWhatTakesSpace() throws Exception {
        host.image("free:1");
        JsonNode overview = host.run("docker", "--json").endedWith(0).json();
        assertThat(overview.path("version").asText())
                .isEqualTo(host.docker("version", "--format", "{{.Server.Version}}"));
        assertThat(overview.path("composeVersion").asText()).matches("2\\..*");
        assertThat(overview.path("rootDirectory").asText())
                .startsWith(host.lab().directory().toString());
        assertThat(overview.path("cgroupVersion").asText()).matches("[12]");
        assertThat(overview.path("storage").path("images").path("count").asInt())
                .isEqualTo(2);
        assertThat(overview.path("storage").path("images").path("reclaimable").asLong())
                .isPositive();
        assertThat(host.run("docker").endedWith(0).out()).contains("COULD BE FREED", "storage driver", "build cache");
    }

    private static ServerManager manager() {
        return ServerManager.builder().configuration(host.configuration()).build();
    }
}
