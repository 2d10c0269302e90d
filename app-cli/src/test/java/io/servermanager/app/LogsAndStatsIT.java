package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Program.Ended;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabContainers;
import io.servermanager.docker.lab.LabExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code logs} and {@code stats} as whole programs, on a real engine. */
@ExtendWith(LabExtension.class)
class LogsAndStatsIT {

    private final Lab lab;
    private final Path home;
    private final LabContainers containers;

    LogsAndStatsIT(Lab lab, @TempDir Path home) throws InterruptedException {
        this.lab = lab;
        this.home = home;
        this.containers = new LabContainers(lab, home);
    }

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(home.resolve("compose.yaml"), "services: {}\n");
        Path configuration =
                Files.writeString(home.resolve("config.yaml"), """
                state: %s/state
                plugins: %s/plugins
                docker: {host: '%s'}
                services:
                  blog: {type: compose, directory: %s}
                  absent: {type: compose, directory: %s/absent}
                """.formatted(home, home, lab.dockerHost(), home, home));
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @AfterEach
    void end() throws InterruptedException {
        containers.close();
    }

    @Test
    void aLogLargerThanTheMemoryPassesThrough() throws Exception {
        String flood =
                "i=0; while [ $i -lt 5 ]; do head -c 7500000 /dev/zero | tr '\\0' x | busybox fold -w 999; i=$((i+1)); done";
        String id = containers.run("web", flood, "--network=none", "--log-driver=local", "--log-opt=max-size=100m");
        containers.docker("wait", id);
        Ended ended = program(List.of("env", "JDK_JAVA_OPTIONS=-Xmx32m"), "logs", "blog")
                .end()
                .endedWith(0);
        assertThat(ended.out().chars().filter(character -> character == 'x').count())
                .isEqualTo(5 * 7_500_000);
    }

    @Test
    void followingEndsWithCtrlC() throws Exception {
        containers.run("web", "echo one; sleep 1000 & wait", "--network=none");
        containers.run("db", "echo two >&2; sleep 1000 & wait", "--network=none");
        Program program =
                program(List.of(), "logs", "blog", "--follow").await("one").await("two");
        program.signal("INT");
        Ended ended = program.end().endedWith(130);
        assertThat(ended.out().lines())
                .containsExactlyInAnyOrder(containers.name("web") + " | one", containers.name("db") + "  | two");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void whatIsNotThereIsOneSentence() throws Exception {
        program(List.of(), "logs", "absent").end().refusedWith(1, "absent is not installed");
        program(List.of(), "logs", "blog").end().refusedWith(1, "blog has no containers.");
        program(List.of(), "stats", "absent").end().refusedWith(1, "absent is not installed");
    }

    @Test
    void statsSaysWhatTheContainersOfAServiceUseAndWatchingEndsWithCtrlC() throws Exception {
        String id = containers.run("web", "sleep 1000 & wait", "--network=none", "--memory=64m");
        JsonNode stats =
                program(List.of(), "stats", "blog", "--json").end().endedWith(0).json();
        assertThat(stats.path("containers")).singleElement().satisfies(container -> {
            assertThat(container.path("id").asText()).isEqualTo(id);
            assertThat(container.path("memoryLimitBytes").asLong()).isEqualTo(64 << 20);
            assertThat(container.path("pids").asLong()).isEqualTo(2);
            assertThat(container.path("source").asText()).startsWith("cgroup v");
        });
        Program watching =
                program(List.of(), "stats", containers.name("web"), "--watch").await("\n\nNAME");
        watching.signal("INT");
        watching.end().endedWith(130);
    }

    private Program program(List<String> before, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", home.resolve("config.yaml").toString()));
        return Program.start(home, before, Program.classPath(), all);
    }
}
