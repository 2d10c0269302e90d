package io.servermanager.docker.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.FilterInputStream;
import java.io.IOException;

/** The body of an answer that has no end in sight. Closing it ends the connection; it does not wait for the rest. */
final class EngineStream extends FilterInputStream {

    private final DockerHttpClient.Response answer;

    EngineStream(DockerHttpClient.Response answer) {
        super(answer.getBody());
        this.answer = answer;
    }

    /** The answer's, since the body's own would read on to the end. */
    @Override
    public void close() throws IOException {
        answer.close();
    }
}
