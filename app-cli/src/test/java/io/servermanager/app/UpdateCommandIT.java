package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Program.Ended;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleBehaviour;
import io.servermanager.docker.lab.SampleImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code update} as an admin meets it: what it prints, and its exit codes, on a real Docker Engine. */
@ExtendWith(LabExtension.class)
class UpdateCommandIT {

    /** Verification of it takes some seconds, in which something can be done to the program. */
    private static final SampleImage SLOW = LabHost.NEW.startingIn(Duration.ofSeconds(5));

    private final Lab lab;

    UpdateCommandIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void aGoodUpdateIsDoneAndTheHistoryHasDowntimeAndDigests() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            PublishedImage update = host.publish(LabHost.NEW);

            Ended ended = host.run("update", "nginx", "--yes").endedWith(0);

            assertThat(ended.out()).contains("nginx: update done", "2.14.0", "2.15.1", "downtime: ");
            assertThat(host.image()).isEqualTo(update.imageId());
            assertThat(host.serves()).isTrue();
            String history = host.run("history", "latest").endedWith(0).out();
            assertThat(history)
                    .contains(host.old.digest(), update.digest())
                    .containsPattern("downtime: \\d+\\.\\d s")
                    .contains("old image of app: ", "new image of app: ");
            JsonNode run =
                    host.run("history", "latest", "--json").endedWith(0).json().path("run");
            assertThat(run.path("summary").path("outcome").asText()).isEqualTo("done");
            assertThat(run.path("reports")).anySatisfy(report -> {
                assertThat(report.path("name").asText()).isEqualTo("new image of app");
                assertThat(report.path("value").asText()).contains(update.digest());
            });

            Ended again = host.run("update", "nginx", "--yes").endedWith(0);
            assertThat(again.out()).containsIgnoringCase("nothing new");
        }
    }

    @Test
    void aBadUpdateIsRolledBackWithExitCode3() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            host.publish(LabHost.NEW.behaving(SampleBehaviour.MIGRATES_THEN_FAILS));

            Ended ended = host.run("update", "nginx", "--yes").endedWith(3);

            assertThat(ended.out()).contains("nginx: update failed and was rolled back");
            assertThat(ended.out() + ended.err()).doesNotContain("Exception", "\tat ");
            assertThat(host.image()).isEqualTo(host.old.imageId());
            assertThat(host.serves()).isTrue();
            assertThat(host.beside(".rollback.")).hasSize(1);
        }
    }

    @Test
    void whatCannotBeginIsOneSentenceWithItsRemedyAndLeavesTheServiceAlone() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            String started = host.started();
            String compose = Files.readString(host.service.composeFile());

            Files.writeString(host.service.composeFile(), "services: [");
            host.run("update", "nginx", "--yes").refusedWith(1, "docker-compose.yml");
            Files.writeString(host.service.composeFile(), compose);

            Path away = Files.move(host.service.directory(), host.home.resolve("away"));
            host.run("update", "nginx", "--yes").refusedWith(1, "no Compose file", host.service.directory() + "");
            Files.move(away, host.service.directory());

            host.run("update", "ngnix", "--yes").refusedWith(2, "ngnix", "nginx");
            host.run("update", "nginx").refusedWith(2, "--yes");

            assertThat(host.started()).isEqualTo(started);
            assertThat(host.beside(".")).isEmpty();
        }
    }

    @Test
    void aWrongConfigurationIsToldWithLineAndColumnOfEveryMistake() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            host.write("""
                    services:
                      nginx:
                        directroy: /root/nginx
                        verify: {timeout: soon}
                    """);

            Ended ended = host.run("update", "nginx", "--yes").endedWith(2);

            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .contains("3:5", "directroy", "'directory'", "4:23", "soon")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aRegistryThatIsDownIsAFailureThatChangesNothing() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            String started = host.started();
            lab.stopRegistry();
            Ended ended;
            try {
                ended = host.run("update", "nginx", "--yes");
            } finally {
                lab.startRegistry();
            }
            ended.endedWith(1);
            assertThat(ended.out()).contains("nginx: update failed; nothing was changed");
            assertThat(ended.out() + ended.err()).doesNotContain("Exception");
            assertThat(host.started()).isEqualTo(started);
            assertThat(host.beside(".")).isEmpty();
        }
    }

    @Test
    void aDockerEngineThatIsDownIsToldSo() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            lab.stopEngine();
            try {
                host.run("update", "nginx", "--yes").refusedWith(1, "Docker", "systemctl start docker");
                host.run("status").endedWith(0);
            } finally {
                lab.startEngine();
            }
            assertThat(host.serves()).isTrue();
        }
    }

    @Test
    void onlyRootMayUpdate(@TempDir Path shared) throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path configuration = shared.resolve("config.yaml");
            Files.copy(host.configuration, configuration);
            List<String> nobody = List.of("setpriv", "--reuid=65534", "--clear-groups");
            List<String> arguments = List.of("update", "nginx", "--yes", "--config", configuration.toString());

            Program.start(host.home, nobody, readableByAll(shared), arguments)
                    .end()
                    .refusedWith(77, "root", "sudo");
        }
    }

    /** The program's class path, copied to where everybody may read it. */
    private static String readableByAll(Path directory) throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : Program.classPath().split(File.pathSeparator)) {
            Path from = Path.of(entry);
            if (!Files.exists(from)) {
                continue;
            }
            Path to = directory.resolve(copies.size() + "-" + from.getFileName());
            try (var files = Files.walk(from)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
            copies.add(to.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    @Test
    void ofTwoUpdatesAtOnceOneRunsAndTheOtherIsToldWhoIsAtWork() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            PublishedImage update = host.publish(SLOW);
            Program first = host.start("update", "nginx", "--yes", "--json").await("\"step\":\"wait-until-healthy\"");
            String runId = only(host.state().resolve("runs")).getFileName().toString();

            host.run("update", "nginx", "--yes").refusedWith(75, "busy", runId, "since", "Wait");
            assertThat(first.isAlive()).isTrue();

            first.end().endedWith(0);
            assertThat(host.image()).isEqualTo(update.imageId());
        }
    }

    private static Path only(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void whatKillMinus9InterruptedIsToldOfKeepsOtherRunsAwayAndIsRecovered() throws Exception {
        for (String moment : List.of("stopping the service", "\"step\":\"wait-until-healthy\"")) {
            try (LabHost host = LabHost.nginx(lab)) {
                host.publish(SLOW);
                host.start("update", "nginx", "--yes", "--json").await(moment).kill();

                Ended status = host.run("status", "nginx").endedWith(0);
                assertThat(status.err()).as(moment).contains("was interrupted", "server-manager recover");
                host.run("update", "nginx", "--yes", "--json").endedWith(4);
                Ended update = host.run("update", "nginx", "--yes").endedWith(4);
                assertThat(update.err()).as(moment).contains("error: ", "server-manager recover");

                Ended recover = host.run("recover").endedWith(0);
                assertThat(recover.out()).as(moment).contains("rolled back");
                assertThat(host.image()).as(moment).isEqualTo(host.old.imageId());
                assertThat(host.serves()).as(moment).isTrue();
                assertThat(host.containers()).as(moment).hasSize(1);
                assertThat(host.run("status", "nginx").endedWith(0).err())
                        .as(moment)
                        .isEmpty();
            }
        }
    }

    @Test
    void ctrlCDuringVerificationRollsBack() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            host.publish(SLOW);
            Program program = host.start("update", "nginx", "--yes", "--json").await("\"step\":\"wait-until-healthy\"");

            program.signal("INT");

            JsonNode result = program.end().endedWith(130).json();
            assertThat(result.path("exitCode").asInt()).isEqualTo(130);
            assertThat(result.path("runs").path(0).path("outcome").asText()).isEqualTo("stopped");
            assertThat(host.image()).isEqualTo(host.old.imageId());
            assertThat(host.serves()).isTrue();
            assertThat(host.run("recover").endedWith(0).err()).contains("nothing to recover");
        }
    }

    @Test
    void aLostConnectionEndsNothing() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            PublishedImage update = host.publish(LabHost.NEW);
            Program program = host.start("update", "nginx", "--yes", "--json").await("run-started");
            long lines = 0;
            while (program.isAlive()) {
                if (program.lines() > lines) {
                    lines = program.lines();
                    program.signal("HUP");
                }
            }
            program.end().endedWith(0);
            assertThat(lines).isGreaterThan(5);
            assertThat(host.image()).isEqualTo(update.imageId());
        }
    }
}
