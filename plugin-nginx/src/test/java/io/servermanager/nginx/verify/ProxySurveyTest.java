package io.servermanager.nginx.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.Mount;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.nginx.verify.NginxTest.Result;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxySurveyTest {

    private static final AdminApi NOBODY = new AdminApi(URI.create("http://127.0.0.1:1/api/"));
    private static final CommandRunner PASSING = (command, lines) -> new CommandResult(command, 0, "", "");

    @Test
    void countsTheHostsInTheDirectoryThatIsMountedAsData(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("srv/npm/nginx/proxy_host"));
        Files.createFile(root.resolve("srv/npm/nginx/proxy_host/1.conf"));
        ContainerDetails container = proxy().mount(new Mount(
                        Mount.Type.BIND,
                        Optional.empty(),
                        Optional.of(Path.of("/srv/npm")),
                        Optional.empty(),
                        Path.of("/data"),
                        true))
                .make();
        ProxyState state = survey(container, root).take("npm");
        assertThat(state.hosts()).isEqualTo(new HostFiles(1, 0));
        assertThat(state.nginx().result()).isEqualTo(Result.PASSES);
        assertThat(state.api().well()).isFalse();
    }

    @Test
    void doesNotAskNginxInAContainerThatDoesNotRun(@TempDir Path root) throws Exception {
        ContainerDetails stopped = proxy().state(ContainerState.EXITED).make();
        assertThat(survey(stopped, root).take("npm").nginx().result()).isEqualTo(Result.NOT_TOLD);
    }

    @Test
    void isToldByItsImageWhateverItsServiceIsCalled() {
        ContainerDetails proxy = proxy().make();
        assertThat(ProxyContainer.among(List.of(database(), proxy), Optional.empty()))
                .hasValue(proxy);
    }

    @Test
    void theConfigurationHasTheLastWord() {
        assertThat(ProxyContainer.among(List.of(database(), proxy().make()), Optional.of("app")))
                .hasValue(database());
        assertThat(ProxyContainer.among(List.of(database()), Optional.of("other")))
                .isEmpty();
    }

    @Test
    void aProjectOfOneContainerLeavesNoChoiceAndElseItsUsualNameCounts() {
        ContainerDetails other = SampleContainer.of("npm", "cache").make();
        assertThat(ProxyContainer.among(List.of(other), Optional.empty())).hasValue(other);
        assertThat(ProxyContainer.among(List.of(other, database()), Optional.empty()))
                .hasValue(database());
        assertThat(ProxyContainer.among(List.of(), Optional.empty())).isEmpty();
    }

    private static ProxySurvey survey(ContainerDetails container, Path root) {
        return new ProxySurvey(new FakeEngine().add(container), PASSING, NOBODY, Optional.empty(), root);
    }

    private static SampleContainer proxy() {
        return SampleContainer.of("npm", "reverse").image("127.0.0.1:5000/jc21/nginx-proxy-manager:2", "sha256:1");
    }

    private static ContainerDetails database() {
        return SampleContainer.of("npm", "app")
                .image("jc21/mariadb-aria:latest", "sha256:2")
                .make();
    }
}
