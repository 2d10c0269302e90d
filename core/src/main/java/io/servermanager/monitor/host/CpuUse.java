package io.servermanager.monitor.host;

/**
 * What the CPUs did in a span of time, all together, in percent of it. What is missing to 100 is idle.
 *
 * @param user ran programs
 * @param system ran the kernel
 * @param ioWait did nothing while something waited for a disk
 * @param stolen was not there: the hypervisor ran something else
 */
public record CpuUse(double user, double system, double ioWait, double stolen) {

    /** The part in which they worked. */
    public double busy() {
        return Math.min(100, user + system);
    }
}
