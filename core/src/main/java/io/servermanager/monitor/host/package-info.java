/**
 * The vital signs of the host: CPU, memory, load, pressure, disks and networks, from /proc as proc(5) documents it.
 *
 * <p>{@link io.servermanager.monitor.host.HostSample} holds counters of one moment; two of them make
 * {@link io.servermanager.monitor.host.HostRates}. A file that is absent or is not as documented costs only its own
 * figure. Each class that reads one file names it and takes its text, so that any content can be tried.
 */
@NullMarked
package io.servermanager.monitor.host;

import org.jspecify.annotations.NullMarked;
