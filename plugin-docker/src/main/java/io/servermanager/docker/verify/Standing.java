package io.servermanager.docker.verify;

/** How far a service is on its way to be settled. */
public sealed interface Standing {

    /** All that must run does, and did so for the settling time. */
    record Settled() implements Standing {}

    /**
     * It cannot be told yet.
     *
     * @param activity what is waited for, such as "waiting for app to be healthy"
     */
    record Waiting(String activity) implements Standing {}

    /**
     * It does not settle.
     *
     * @param containerId the engine's id of the container that is to blame; empty if there is none
     * @param problem what is wrong, one sentence without a full stop
     * @param late whether it only took too long
     */
    record Failed(String containerId, String problem, boolean late) implements Standing {}
}
