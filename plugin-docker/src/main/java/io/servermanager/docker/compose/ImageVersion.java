package io.servermanager.docker.compose;

import io.servermanager.docker.engine.ContainerDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The version that an image says it is of, read from a container of it, which has the image's labels and variables. */
public final class ImageVersion {

    /** What nginx Proxy Manager's image says. */
    private static final String VARIABLE = "NPM_BUILD_VERSION";

    /** The label of the OCI image specification; images made from others often carry that of their base. */
    private static final String LABEL = "org.opencontainers.image.version";

    private ImageVersion() {}

    /** The version of a container's image, if it says so. */
    public static Optional<String> of(ContainerDetails container) {
        return variable(container).or(() -> label(container));
    }

    /** The version of a project: what its containers say, if no two of them say different things. */
    static Optional<String> ofProject(List<ContainerDetails> containers) {
        return only(containers, ImageVersion::variable).or(() -> only(containers, ImageVersion::label));
    }

    private static Optional<String> only(
            List<ContainerDetails> containers, Function<ContainerDetails, Optional<String>> read) {
        List<String> versions = containers.stream()
                .flatMap(container -> read.apply(container).stream())
                .distinct()
                .toList();
        return versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
    }

    private static Optional<String> variable(ContainerDetails container) {
        return Optional.ofNullable(container.environment().get(VARIABLE)).filter(version -> !version.isBlank());
    }

    private static Optional<String> label(ContainerDetails container) {
        return Optional.ofNullable(container.labels().get(LABEL)).filter(version -> !version.isBlank());
    }
}
