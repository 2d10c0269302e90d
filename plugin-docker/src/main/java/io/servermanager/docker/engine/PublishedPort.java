package io.servermanager.docker.engine;

/**
 * A port of a container that the host answers on.
 *
 * @param hostAddress the address on the host: {@code 0.0.0.0} and {@code ::} for all
 * @param hostPort the port on the host
 * @param containerPort the port in the container
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record PublishedPort(String hostAddress, int hostPort, int containerPort, String protocol) {

    /** As Docker writes it: {@code 0.0.0.0:8080->80/tcp}. */
    @Override
    public String toString() {
        String address = hostAddress.contains(":") ? "[" + hostAddress + "]" : hostAddress;
        return address + ":" + hostPort + "->" + containerPort + "/" + protocol;
    }
}
