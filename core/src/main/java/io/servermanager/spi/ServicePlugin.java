package io.servermanager.spi;

import java.util.List;
import java.util.Map;

/**
 * One kind of service that server-manager looks after, such as {@code nginx} or {@code compose}.
 *
 * <p>Found by {@link java.util.ServiceLoader}: a public no-argument constructor without side effects. Instances keep no
 * state and may be called from several threads; all that belongs to one service comes with the {@link ServiceContext}.
 * What a plugin can do beyond this is said by small interfaces that it implements as well.
 */
public interface ServicePlugin {

    /**
     * The plugin's name: unique and for ever the same, {@code [a-z][a-z0-9-]*}. It stands in the configuration (as the
     * name or the {@code type} of a service) and in journals.
     */
    String id();

    /** The name that people read, such as "nginx Proxy Manager". */
    default String title() {
        return id();
    }

    /**
     * The record that a service's section of the configuration is bound to, strictly. A component that may be absent is
     * nullable in the canonical constructor, which puts the default in its place and throws
     * {@link IllegalArgumentException} with a sentence for a value that cannot be.
     */
    default Class<? extends Record> settingsType() {
        return NoSettings.class;
    }

    /** Sections at the top of the configuration that this plugin reads, such as {@code docker}, with their records. */
    default Map<String, Class<? extends Record>> sharedSections() {
        return Map.of();
    }

    /** Whether a service of this plugin's name exists when the configuration does not mention it. */
    default boolean presentByDefault() {
        return true;
    }

    /**
     * How the service is. Looks and changes nothing.
     *
     * @throws MaintenanceException when it could not be found out; never because the service is not installed, which is
     *     an answer: {@link ServiceStatus.Health#ABSENT}
     * @throws InterruptedException when the caller gave up waiting
     */
    ServiceStatus status(ServiceContext context) throws InterruptedException;

    /**
     * What can be done to the service. The ids of workflows and steps are a file format: an interrupted run is
     * recovered by them, so the same ones are returned always, and nothing live is asked here.
     */
    default List<Workflow> workflows(ServiceContext context) {
        return List.of();
    }
}
