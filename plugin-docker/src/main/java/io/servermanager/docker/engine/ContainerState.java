package io.servermanager.docker.engine;

import java.util.Locale;

/** The state of a container in the engine's own words. */
public enum ContainerState {
    /** Made and never started. */
    CREATED,
    /** Its process runs. */
    RUNNING,
    /** Its processes are frozen. */
    PAUSED,
    /** Its process ended, and the engine waits before it starts it again. */
    RESTARTING,
    /** It is being removed. */
    REMOVING,
    /** Its process ended. */
    EXITED,
    /** The engine failed to remove it. */
    DEAD,
    /** A word that is not known here. */
    UNKNOWN;

    /** Whether its processes exist. */
    public boolean live() {
        return this == RUNNING || this == PAUSED;
    }

    /** Reads the engine's word, such as {@code running}. */
    public static ContainerState of(String word) {
        for (ContainerState state : values()) {
            if (state.toString().equals(word)) {
                return state;
            }
        }
        return UNKNOWN;
    }

    /** The engine's word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
