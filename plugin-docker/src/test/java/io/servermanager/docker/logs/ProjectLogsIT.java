package io.servermanager.docker.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.servermanager.docker.compose.InstalledProject;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.engine.LogQuery;
import io.servermanager.docker.engine.RawLog;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabContainers;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.LogSource.Logs;
import io.servermanager.spi.LogSource.Query;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LabExtension.class)
@Timeout(180)
class ProjectLogsIT {

    private static final Query ALL = new Query(Optional.empty(), OptionalInt.empty(), Optional.empty(), false);
    private static final Query FOLLOWING = new Query(Optional.empty(), OptionalInt.empty(), Optional.empty(), true);

    private final Lab lab;
    private final Path directory;
    private final LabContainers containers;

    ProjectLogsIT(Lab lab, @TempDir Path directory) throws InterruptedException {
        this.lab = lab;
        this.directory = directory;
        this.containers = new LabContainers(lab, directory);
    }

    @BeforeEach
    void makeProject() throws Exception {
        Files.writeString(directory.resolve("compose.yaml"), "services: {}\n");
    }

    @AfterEach
    void end() throws InterruptedException {
        containers.close();
    }

    @Test
    void twoContainersThatWriteByTurnsAreReadInTheOrderOfTime() throws Exception {
        // One stream of each: of two the engine may note lines in another order than that of the times it gave them.
        String script = "for i in $(seq 30); do echo $i; sleep 0.02; done";
        awaitEnd(
                containers.run("one", script, "--network=none"),
                containers.run("two", script, "--network=none", "--tty"));

        List<Line> lines = all(ALL);

        assertThat(lines).extracting(Line::time).isSorted();
        for (String service : List.of("one", "two")) {
            assertThat(lines)
                    .filteredOn(line -> line.container().equals(containers.name(service)))
                    .extracting(line -> text(line).strip())
                    .containsExactlyElementsOf(numbers());
        }
        assertThat(lines.stream().map(Line::container).distinct()).hasSize(2);
        assertThat(all(new Query(Optional.empty(), OptionalInt.of(7), Optional.empty(), false)))
                .extracting(ProjectLogsIT::text)
                .isEqualTo(
                        lines.subList(53, 60).stream().map(ProjectLogsIT::text).toList());
    }

    @Test
    void bytesAreAsTheyWereWrittenWithATerminalAndWithout() throws Exception {
        // Of the engine's own drivers json-file replaces what is not UTF-8, and local drops the end of a very long
        // line.
        String odd = "printf 'a\\377\\000\\tb\\n\\nend'";
        String large = "head -c 40000 /dev/zero | tr '\\0' x; echo; printf end";
        awaitEnd(
                containers.run("odd", odd, "--network=none", "--log-driver=local"),
                containers.run("oddterminal", odd, "--network=none", "--log-driver=local", "--tty"),
                containers.run("large", large, "--network=none"),
                containers.run("largeterminal", large, "--network=none", "--tty"));

        assertThat(bytes("odd")).isEqualTo("a\u00ff\0\tb\n\nend");
        assertThat(bytes("oddterminal")).isEqualTo("a\u00ff\0\tb\r\n\r\nend");
        assertThat(bytes("large")).isEqualTo("x".repeat(40000) + "\nend");
        assertThat(bytes("largeterminal")).isEqualTo("x".repeat(40000) + "\r\nend");
    }

    @Test
    void followingSeesWhatComesAndOutlivesARestart() throws Exception {
        String id = containers.run(
                "web", "echo begin; i=0; while :; do i=$((i+1)); echo $i; sleep 0.05; done", "--network=none");
        try (Logs logs = open(FOLLOWING)) {
            List<String> first = untilEnds(logs, "5");
            containers.docker("restart", id);
            List<String> second = untilEnds(logs, "begin");
            List<String> third = untilEnds(logs, "5");

            assertThat(first).containsExactly("begin", "1", "2", "3", "4", "5");
            for (int i = 0; i < second.size() - 1; i++) {
                assertThat(second.get(i)).isEqualTo(String.valueOf(i + 6));
            }
            assertThat(third).containsExactly("1", "2", "3", "4", "5");
        }
    }

    @Test
    void closingAFollowedLogWaitsForNothing() throws Exception {
        String id = containers.run("web", "echo ready; sleep 1000 & wait", "--network=none");
        try (HttpDockerEngine engine = new HttpDockerEngine(lab.dockerHost())) {
            RawLog raw = engine.logs(id, new LogQuery(OptionalInt.empty(), Optional.empty(), true))
                    .orElseThrow();
            ContainerLog log = new ContainerLog("web", raw);
            assertThat(log.next()).map(ProjectLogsIT::text).contains("ready\n");
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
                try {
                    Thread.sleep(200);
                    raw.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatIOException().isThrownBy(log::next);
            closed.join();
        }
    }

    @Test
    void aLogThatTheEngineDoesNotKeepIsNamedAndTheOthersAreRead() throws Exception {
        awaitEnd(
                containers.run("kept", "echo kept", "--network=none"),
                containers.run("lost", "echo lost", "--network=none", "--log-driver=none"));
        try (Logs logs = open(ALL)) {
            assertThat(logs.next()).map(ProjectLogsIT::text).contains("kept\n");
            assertThat(logs.next()).isEmpty();
            assertThat(logs.problems()).singleElement().asString().startsWith(containers.name("lost") + ": ");
        }
    }

    private Logs open(Query query) {
        return ProjectLogs.open(
                new InstalledProject(new HttpDockerEngine(lab.dockerHost()), directory, "scripts"), query);
    }

    private List<Line> all(Query query) throws InterruptedException {
        try (Logs logs = open(query)) {
            List<Line> all = new ArrayList<>();
            for (Optional<Line> line = logs.next(); line.isPresent(); line = logs.next()) {
                all.add(line.get());
            }
            assertThat(logs.problems()).isEmpty();
            return all;
        }
    }

    private String bytes(String service) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        all(new Query(Optional.of(service), OptionalInt.empty(), Optional.empty(), false))
                .forEach(line -> bytes.writeBytes(line.bytes()));
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static List<String> untilEnds(Logs logs, String last) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        do {
            texts.add(text(logs.next().orElseThrow()).strip());
        } while (!texts.get(texts.size() - 1).equals(last));
        return texts;
    }

    private void awaitEnd(String... ids) {
        for (String id : ids) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> containers
                            .docker("inspect", "--format", "{{.State.Status}}", id)
                            .equals("exited"));
        }
    }

    private static List<String> numbers() {
        return IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).toList();
    }

    private static String text(Line line) {
        return new String(line.bytes(), StandardCharsets.UTF_8);
    }
}
