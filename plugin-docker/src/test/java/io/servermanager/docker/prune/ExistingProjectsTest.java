package io.servermanager.docker.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.StoredImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExistingProjectsTest {

    @Test
    void onAnotherHostEveryProjectMayExistAndEveryNamedImageMayBeOfOne() {
        ComposeLabels labels = new ComposeLabels(
                Map.of(ComposeLabels.PROJECT, "mail", ComposeLabels.WORKING_DIRECTORY, "/nowhere/at/all"));
        assertThat(ExistingProjects.ELSEWHERE.keep(labels)).isPresent();
        assertThat(ExistingProjects.ELSEWHERE.keep(image(List.of("redis:7")))).isPresent();
        assertThat(ExistingProjects.ELSEWHERE.keep(image(List.of()))).isEmpty();
        assertThat(ExistingProjects.ELSEWHERE.keep(Map.of())).isEmpty();
        assertThat(ExistingProjects.NONE.keep(labels)).isEmpty();
        assertThat(ExistingProjects.NONE.keep(image(List.of("redis:7")))).isEmpty();
    }

    private static StoredImage image(List<String> tags) {
        return new StoredImage("sha256:a", Optional.empty(), tags, List.of(), Instant.EPOCH, Map.of());
    }
}
