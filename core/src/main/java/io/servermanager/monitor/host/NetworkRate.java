package io.servermanager.monitor.host;

/**
 * What went through a network interface: in a span of time, and since it is there.
 *
 * @param name such as {@code eth0}
 * @param receivedBytesPerSecond bytes received in the span
 * @param sentBytesPerSecond bytes sent in the span
 * @param receivedBytes all bytes received
 * @param sentBytes all bytes sent
 * @param errors all packets with errors
 * @param dropped all packets dropped
 */
public record NetworkRate(
        String name,
        double receivedBytesPerSecond,
        double sentBytesPerSecond,
        long receivedBytes,
        long sentBytes,
        long errors,
        long dropped) {

    static NetworkRate between(NetworkCounters earlier, NetworkCounters later, double seconds) {
        return new NetworkRate(
                later.name(),
                DiskRate.perSecond(earlier.receivedBytes(), later.receivedBytes(), seconds),
                DiskRate.perSecond(earlier.sentBytes(), later.sentBytes(), seconds),
                later.receivedBytes(),
                later.sentBytes(),
                later.errors(),
                later.dropped());
    }
}
