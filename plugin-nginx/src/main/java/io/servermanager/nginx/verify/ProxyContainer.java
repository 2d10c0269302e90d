package io.servermanager.nginx.verify;

import io.servermanager.docker.compose.ImageReference;
import io.servermanager.docker.engine.ContainerDetails;
import java.util.List;
import java.util.Optional;

/** Tells which container of a Compose project is nginx Proxy Manager. */
public final class ProxyContainer {

    private static final String IMAGE = "nginx-proxy-manager";
    private static final String USUAL_SERVICE = "app";

    private ProxyContainer() {}

    /**
     * The container of nginx Proxy Manager: of the service that the configuration names; else the one whose image is
     * called so, the only one, or that of the service {@code app}, as in the product's own documentation.
     *
     * @param containers those of the project
     * @param service the service's name in the configuration, if it is there
     */
    public static Optional<ContainerDetails> among(List<ContainerDetails> containers, Optional<String> service) {
        if (service.isPresent()) {
            return ofService(containers, service.get());
        }
        Optional<ContainerDetails> byImage = containers.stream()
                .filter(container ->
                        ImageReference.parse(container.image()).name().endsWith(IMAGE))
                .findFirst();
        Optional<ContainerDetails> only = containers.size() == 1 ? Optional.of(containers.get(0)) : Optional.empty();
        return byImage.or(() -> only).or(() -> ofService(containers, USUAL_SERVICE));
    }

    private static Optional<ContainerDetails> ofService(List<ContainerDetails> containers, String service) {
        return containers.stream()
                .filter(container -> container.service().equals(service))
                .findFirst();
    }
}
