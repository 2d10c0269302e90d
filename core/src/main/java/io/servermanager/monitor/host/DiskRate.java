package io.servermanager.monitor.host;

/**
 * What a disk did in a span of time.
 *
 * @param device such as {@code vda}
 * @param readBytesPerSecond bytes read from it
 * @param writtenBytesPerSecond bytes written to it
 * @param busyPercent in how much of the time it had something to do
 */
public record DiskRate(String device, double readBytesPerSecond, double writtenBytesPerSecond, double busyPercent) {

    static DiskRate between(DiskCounters earlier, DiskCounters later, double seconds) {
        return new DiskRate(
                later.device(),
                perSecond(earlier.readBytes(), later.readBytes(), seconds),
                perSecond(earlier.writtenBytes(), later.writtenBytes(), seconds),
                Math.min(100, perSecond(earlier.busyMillis(), later.busyMillis(), seconds) / 10));
    }

    /** Counters begin anew when a device is replaced. */
    static double perSecond(long earlier, long later, double seconds) {
        return Math.max(0, later - earlier) / seconds;
    }
}
