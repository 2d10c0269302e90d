package io.servermanager.docker.verify;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState.Verdict;
import java.util.List;

/**
 * What was true of a service at one moment: its containers, how its ports answered, how its health addresses answered.
 * A fact for the journal: the names of its components are a file format.
 *
 * @param containers the containers of the project, without one-off ones
 * @param ports the TCP ports that running containers publish
 * @param urls the health addresses
 */
public record Baseline(List<Container> containers, List<Port> ports, List<Url> urls) {

    public Baseline {
        containers = List.copyOf(containers);
        ports = List.copyOf(ports);
        urls = List.copyOf(urls);
    }

    /**
     * A container, known by its service and number: its id changes with every new image.
     *
     * @param service the Compose service
     * @param number the number in the service, from 1
     * @param id the engine's id
     * @param state its state
     * @param health the verdict of its health check
     * @param startedAt when it was last started, ISO 8601; empty if never
     * @param restarts how often the engine had started it again
     */
    public record Container(
            String service,
            int number,
            String id,
            ContainerState state,
            Verdict health,
            String startedAt,
            int restarts) {

        /** Whether its process runs. */
        public boolean running() {
            return state == ContainerState.RUNNING;
        }

        /** Its name for people: the service, with the number where that is not 1. */
        public String label() {
            return number == 1 ? service : service + " (" + number + ")";
        }
    }

    /**
     * A published TCP port.
     *
     * @param service the Compose service
     * @param number the number of the container in the service
     * @param containerPort the port in the container
     * @param hostAddress the address on the host, {@code 0.0.0.0} and {@code ::} for all
     * @param hostPort the port on the host; it may change when the engine chooses it
     * @param answer how it answers
     */
    public record Port(
            String service, int number, int containerPort, String hostAddress, int hostPort, PortAnswer answer) {

        /** Whether {@code other} is the same port of the same container, wherever the host answers for it. */
        boolean leadsTo(Port other) {
            return service.equals(other.service) && number == other.number && containerPort == other.containerPort;
        }

        boolean sameAddress(Port other) {
            return hostAddress.equals(other.hostAddress) && hostPort == other.hostPort;
        }

        /** Its name for people, such as {@code 127.0.0.1:81}. */
        public String label() {
            return (hostAddress.indexOf(':') >= 0 ? "[" + hostAddress + "]" : hostAddress) + ":" + hostPort;
        }
    }

    /**
     * A health address.
     *
     * @param url the address as it is configured
     * @param answer how it answers
     */
    public record Url(String url, HttpAnswer answer) {}
}
