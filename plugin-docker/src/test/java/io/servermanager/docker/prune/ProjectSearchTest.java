package io.servermanager.docker.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.StoredContainer;
import io.servermanager.docker.engine.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSearchTest {

    @TempDir
    private Path root;

    @Test
    void mailcowThatIsDownIsFoundWhereItIsUsuallyInstalled() throws IOException {
        write("opt/mailcow-dockerized/docker-compose.yml", """
                x-restart: &restart {restart: always}
                services:
                  unbound-mailcow:
                    <<: *restart
                    image: ghcr.io/mailcow/unbound:1.24
                volumes: {vmail-vol-1: {}}
                """);
        write("opt/mailcow-dockerized/.env", "COMPOSE_PROJECT_NAME=mailcowdockerized\n");

        ExistingProjects found = find();

        assertThat(found.keep(Map.of(ComposeLabels.PROJECT, "mailcowdockerized")))
                .contains("belongs to the Compose project 'mailcowdockerized' in /opt/mailcow-dockerized");
        assertThat(found.keep(Map.of(ComposeLabels.PROJECT, "mailcow-dockerized")))
                .isPresent();
        assertThat(found.keep(image("ghcr.io/mailcow/unbound:1.24"))).contains("is named in /opt/mailcow-dockerized");
        assertThat(found.keep(image("ghcr.io/mailcow/unbound:1.23"))).isEmpty();
    }

    @Test
    void projectsAreFoundInTheUsualPlacesByTheNameOfTheirFileOrDirectory() throws IOException {
        write("root/nginx/compose.yaml", "services: {app: {image: 'jc21/nginx-proxy-manager:latest'}}\n");
        write("srv/web/Blog/docker-compose.yml", "name: journal\nservices: {}\n");
        write("home/ann/apps/wiki/compose.yml", "services: {}\n");

        assertThat(find().names()).containsKeys("nginx", "journal", "blog", "wiki");
    }

    @Test
    void aConfiguredServiceExistsWhereverItIsAndAlsoWhenItsDirectoryIsAway() throws IOException {
        write("mnt/data/shop/compose.yaml", "name: store\nservices: {a: {image: 'shop:1'}}\n");

        ExistingProjects found =
                new ProjectSearch(root, List.of(Path.of("/mnt/data/shop"), Path.of("/mnt/away/News"))).find(List.of());

        assertThat(found.names()).containsKeys("store", "shop", "news");
        assertThat(found.keep(image("shop:1"))).isPresent();
    }

    @Test
    void aProjectExistsIfTheDirectoryThatItsContainersWereStartedFromDoes() throws IOException {
        Files.createDirectories(root.resolve("var/somewhere"));
        ExistingProjects found = new ProjectSearch(root, List.of())
                .find(List.of(container("here", "/var/somewhere"), container("gone", "/var/nowhere")));

        assertThat(found.names()).containsOnlyKeys("here");
        assertThat(found.keep(container("gone", "/var/nowhere").compose())).isEmpty();
        assertThat(found.keep(new ComposeLabels(Map.of(ComposeLabels.PROJECT, "old"))))
                .as("a container of Compose 1.24, which does not say where it was started")
                .isPresent();
    }

    @Test
    void whatAnIncludedFileOrOneOfTheEnvironmentNamesIsKept() throws IOException {
        write(
                "srv/app/compose.yaml",
                "include: [more/other.yml]\nservices: {a: {extends: {file: base.yml, service: b}}}\n");
        write("srv/app/more/other.yml", "services: {c: {image: 'included:1'}}\n");
        write("srv/app/base.yml", "services: {b: {image: 'extended:1'}}\n");
        write("srv/app/.env", "COMPOSE_FILE=compose.yaml:production.yml\n");
        write("srv/app/production.yml", "services: {d: {profiles: [rare], image: 'production:1'}}\n");

        ExistingProjects found = find();

        assertThat(List.of("included:1", "extended:1", "production:1"))
                .allMatch(image -> found.keep(image(image)).isPresent());
        assertThat(found.unreadable()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadKeepsAllImagesThatHaveAName() throws IOException {
        write("srv/broken/compose.yaml", "services: [\n");

        ExistingProjects found = find();

        assertThat(found.unreadable()).containsExactly(root.resolve("srv/broken/compose.yaml"));
        assertThat(found.keep(image("any:1"))).get().asString().contains("srv/broken/compose.yaml");
        assertThat(found.keep(
                        new StoredImage("sha256:a", Optional.empty(), List.of(), List.of(), Instant.EPOCH, Map.of())))
                .isEmpty();
    }

    private ExistingProjects find() {
        return new ProjectSearch(root, List.of()).find(List.of());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static StoredImage image(String reference) {
        return new StoredImage("sha256:a", Optional.empty(), List.of(reference), List.of(), Instant.EPOCH, Map.of());
    }

    private static StoredContainer container(String project, String directory) {
        return new StoredContainer(
                project,
                project,
                "a:1",
                "sha256:a",
                ContainerState.EXITED,
                Instant.EPOCH,
                new ComposeLabels(Map.of(ComposeLabels.PROJECT, project, ComposeLabels.WORKING_DIRECTORY, directory)),
                Set.of(),
                Set.of());
    }
}
