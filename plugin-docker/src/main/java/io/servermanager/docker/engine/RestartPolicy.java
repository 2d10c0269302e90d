package io.servermanager.docker.engine;

/**
 * When the engine starts a container again.
 *
 * @param name {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
 * @param maximumRetries with {@code on-failure}; 0 for no limit
 */
public record RestartPolicy(String name, int maximumRetries) {

    /** Never. */
    public static final RestartPolicy NO = new RestartPolicy("no", 0);
}
