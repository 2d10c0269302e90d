package io.servermanager.docker.prune;

/**
 * What became of an object that was agreed to be removed.
 *
 * @param id what the engine knows it by
 * @param name what people know it by
 * @param removed whether it is gone
 * @param reason why it was kept, or that it was gone already; empty otherwise
 */
record RemovalEnded(String id, String name, boolean removed, String reason) {}
