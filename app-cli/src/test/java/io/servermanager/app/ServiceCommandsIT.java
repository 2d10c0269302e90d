package io.servermanager.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.servermanager.app.Program.Ended;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.PublishedImage;
import io.servermanager.docker.lab.SampleBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an admin can do with a service besides updating it, and what keeps updates from beginning, on a real engine. */
@ExtendWith(LabExtension.class)
class ServiceCommandsIT {

    private final Lab lab;

    ServiceCommandsIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void snapshotsAreListedVerifiedGoneBackToAndRemoved() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            PublishedImage update = host.publish(LabHost.NEW.withSchema(2));
            host.run("update", "nginx", "--yes").endedWith(0);

            JsonNode listed = snapshots(host);
            assertThat(listed).hasSize(1);
            assertThat(listed.path(0).path("service").asText()).isEqualTo("nginx");
            assertThat(listed.path(0).path("state").asText()).isEqualTo("complete");
            assertThat(listed.path(0).path("bytes").asLong()).isPositive();
            String snapshot = listed.path(0).path("snapshot").asText();
            assertThat(host.run("snapshots", "verify", "nginx", "--json").json().path("verified"))
                    .singleElement()
                    .satisfies(verified -> {
                        assertThat(verified.path("snapshot").asText()).isEqualTo(snapshot);
                        assertThat(verified.path("problems")).isEmpty();
                    });

            String started = host.started();
            assertThat(host.run("restart", "nginx", "--yes").endedWith(0).out()).contains("nginx: restart done");
            assertThat(host.started()).isNotEqualTo(started);
            assertThat(host.image()).isEqualTo(update.imageId());

            Ended rollback = host.run("rollback", "nginx", "--yes").endedWith(0);
            assertThat(rollback.out()).contains("nginx: rollback done");
            assertThat(host.image()).isEqualTo(host.old.imageId());
            assertThat(host.service.schema()).isEqualTo(1);
            assertThat(host.serves()).isTrue();

            Path damaged = Path.of(listed.path(0).path("path").asText()).resolve("docker-compose.yml");
            Files.writeString(damaged, "# tampered", StandardOpenOption.APPEND);
            Ended verify =
                    host.run("snapshots", "verify", "nginx", snapshot, "--json").endedWith(1);
            assertThat(verify.json().path("verified").path(0).path("problems").toString())
                    .contains("docker-compose.yml");
            started = host.started();
            host.run("rollback", "nginx", "--to", snapshot, "--yes").endedWith(1);
            assertThat(host.started()).isEqualTo(started);

            host.run("snapshots", "remove", "nginx", snapshot).refusedWith(2, "--yes");
            for (JsonNode each : snapshots(host)) {
                String id = each.path("snapshot").asText();
                JsonNode removed = host.run("snapshots", "remove", "nginx", id, "--yes", "--json")
                        .endedWith(0)
                        .json();
                assertThat(removed.path("removed").path(0).asText()).isEqualTo(id);
                assertThat(Path.of(each.path("path").asText())).doesNotExist();
            }
            assertThat(snapshots(host)).isEmpty();
            assertThat(host.pins()).isEmpty();
            assertThat(host.serves()).isTrue();
        }
    }

    private static JsonNode snapshots(LabHost host) throws IOException, InterruptedException {
        return host.run("snapshots", "list", "--json").endedWith(0).json().path("snapshots");
    }

    @Test
    void aDryRunShowsThePlanAndChangesNothing() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            host.publish(LabHost.NEW);
            List<String> before = host.everything();

            Ended plan = host.run("update", "nginx", "--dry-run").endedWith(0);
            JsonNode json = host.run("update", "nginx", "--dry-run", "--json")
                    .endedWith(0)
                    .json();

            assertThat(host.everything()).isEqualTo(before);
            assertThat(plan.out()).contains(host.service.directory().toString(), "docker compose stop");
            assertThat(plan.err()).contains("Nothing was done");
            assertThat(json.path("plans").path(0).path("service").asText()).isEqualTo("nginx");
            assertThat(json.path("plans").path(0).path("steps")).hasSizeGreaterThan(5);
        }
    }

    @Test
    void statusTellsHealthVersionAndContainers() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            host.service.compose("up", "--detach", "--wait").orThrow();
            JsonNode status = status(host);
            assertThat(status.path("service").asText()).isEqualTo("nginx");
            assertThat(status.path("health").asText()).isEqualTo("healthy");
            assertThat(status.path("version").asText()).isEqualTo("2.14.0");
            assertThat(status.path("parts"))
                    .singleElement()
                    .satisfies(part -> assertThat(part.path("state").asText()).isEqualTo("running"));
            assertThat(status.path("problems")).isEmpty();

            host.service.compose("stop", "--timeout", "1").orThrow();

            assertThat(status(host).path("health").asText()).isEqualTo("down");
            host.run("update", "nginx", "--yes").refusedWith(1, "No container", "docker compose up -d");
        }
    }

    private static JsonNode status(LabHost host) throws IOException, InterruptedException {
        JsonNode services =
                host.run("status", "nginx", "--json").endedWith(0).json().path("services");
        assertThat(services).hasSize(1);
        return services.path(0);
    }

    @Test
    void anyOtherComposeProjectIsUpdatedInTheSameWay() throws Exception {
        try (LabHost host = LabHost.blog(lab)) {
            PublishedImage good = host.publish(LabHost.NEW);
            Ended update = host.run("update", "blog", "--yes").endedWith(0);
            assertThat(update.out()).contains("blog: update done", "downtime: ");
            assertThat(host.image()).isEqualTo(good.imageId());

            host.publish(LabHost.NEW.behaving(SampleBehaviour.NEVER_STARTS));
            Ended bad = host.run("update", "blog", "--yes").endedWith(3);
            assertThat(bad.out()).contains("blog: update failed and was rolled back");
            assertThat(host.image()).isEqualTo(good.imageId());
            assertThat(host.serves()).isTrue();
        }
    }

    @Test
    void withoutRoomForTheSnapshotAnUpdateIsRefusedWithTheNumbers() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            host.publish(LabHost.NEW);
            String started = host.started();
            Path tiny = Files.createDirectory(host.home.resolve("tiny"));
            host.configure("", "3, directory: " + tiny);
            command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tiny.toString());
            try {
                Ended ended = host.run("update", "nginx", "--yes").endedWith(1);

                assertThat(ended.out())
                        .contains("nginx: update failed; nothing was changed", "too little room", tiny.toString())
                        .containsPattern("needs \\d+ MiB .* there are \\d MiB");
                assertThat(tiny).isEmptyDirectory();
                host.run("restart", "nginx", "--yes").endedWith(0);
            } finally {
                command("umount", tiny.toString());
            }
            assertThat(host.started()).isNotEqualTo(started);
            assertThat(host.image()).isEqualTo(host.old.imageId());
            assertThat(host.pins()).isEmpty();
        }
    }

    private static void command(String... arguments) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(arguments).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void whatCannotBePutIntoASnapshotKeepsUpdatesAwayButNotARestart() throws Exception {
        try (LabHost host = LabHost.nginx(lab)) {
            String compose = Files.readString(host.service.composeFile());
            mount(host, compose, "/:/mnt/host", "");
            host.run("update", "nginx", "--yes").refusedWith(1, "/mnt/host", "host directory / ", "ignore-mounts");
            host.run("restart", "nginx", "--yes").endedWith(0);

            mount(host, compose, "far:/mnt/far", """
                    volumes:
                      far:
                        driver_opts: {type: tmpfs, device: tmpfs}
                    """);
            host.run("update", "nginx", "--yes").refusedWith(1, "/mnt/far", "not on this host", "type tmpfs");

            mount(host, compose, "/:/mnt/host:ro", "");
            assertThat(host.run("update", "nginx", "--yes").endedWith(0).out()).containsIgnoringCase("nothing new");
            assertThat(host.beside(".")).isEmpty();
        }
    }

    private static void mount(LabHost host, String compose, String mount, String more)
            throws IOException, InterruptedException {
        String first = "      - ./data:/data\n";
        assertThat(compose).contains(first);
        Files.writeString(
                host.service.composeFile(), compose.replace(first, first + "      - '" + mount + "'\n") + more);
        host.service.compose("up", "--detach", "--timeout", "1").orThrow();
        assertThat(host.serves()).isTrue();
    }
}
