package io.servermanager.docker.lab;

import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nobody uses, from 20000 to 29999: below the range from which the kernel takes the ports of
 * outgoing connections, so that a port stays free while its service restarts.
 */
final class FreePorts {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A free port that this method did not give before. */
    static int next() {
        for (int attempt = 0; attempt < 10_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new MaintenanceException(
                MaintenanceException.Kind.UNAVAILABLE,
                "No port of 127.0.0.1 between 20000 and 29999 is free.",
                "End programs that hold them: ss -ltnp lists them.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
