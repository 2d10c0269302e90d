package io.servermanager.docker.prune;

/**
 * An object is about to be removed.
 *
 * @param id what the engine knows it by
 * @param name what people know it by
 */
record RemovalBegun(String id, String name) {}
