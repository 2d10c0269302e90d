package io.servermanager.spi;

/**
 * A step that joins workflows of other jars: "at the end of VERIFY of nginx update, run my smoke test". Found by
 * {@link java.util.ServiceLoader}; a public no-argument constructor without side effects.
 */
public interface JoiningStep extends MaintenanceStep {

    /** Whether this step joins {@code workflow} of the plugin {@code plugin}, at the end of its {@link #phase()}. */
    boolean joins(String plugin, String workflow);
}
