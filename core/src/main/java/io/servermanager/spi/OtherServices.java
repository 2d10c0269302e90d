package io.servermanager.spi;

import java.util.Map;

/**
 * The other services of this host, as far as a plugin may know them: how they are. For what touches more than the
 * service itself, such as an upgrade of packages, and is no success if another service is worse off afterwards.
 */
@FunctionalInterface
public interface OtherServices {

    /** There are none. */
    OtherServices NONE = Map::of;

    /**
     * How each of the other services is now, by its name in the configuration: what its plugin's
     * {@link ServicePlugin#status} says. All are asked at once; one that fails or does not answer in time is
     * {@link ServiceStatus.Health#UNKNOWN}. Looks and changes nothing.
     *
     * @throws InterruptedException when the caller gave up waiting
     */
    Map<String, ServiceStatus> statuses() throws InterruptedException;
}
