package io.servermanager.docker.compose;

import io.servermanager.docker.engine.ContainerState;

/**
 * A container as {@code docker compose ps} lists it.
 *
 * @param id the id, full or its beginning
 * @param name the container's name
 * @param service the service
 * @param state its state
 * @param health {@code healthy}, {@code unhealthy}, {@code starting} or empty
 * @param exitCode of its process if that has ended, else 0
 */
public record ComposeContainer(
        String id, String name, String service, ContainerState state, String health, int exitCode) {}
