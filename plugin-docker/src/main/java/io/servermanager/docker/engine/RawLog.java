package io.servermanager.docker.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A container's log as the engine sends it, every message with its time before it. It must be closed; any thread may do
 * so, and whoever reads it then gets an {@link IOException} soon.
 *
 * @param terminal whether the container has a terminal: then the bytes are as they were written, else they come in frames
 *     that tell standard output from standard error (Docker Engine API, "Stream format" of {@code ContainerAttach})
 * @param body the bytes
 */
public record RawLog(boolean terminal, InputStream body) implements Closeable {

    @Override
    public void close() throws IOException {
        body.close();
    }
}
