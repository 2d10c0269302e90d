package io.servermanager.docker.lab;

import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts images into a registry, as the OCI distribution specification 1.0 says ("Push"). */
final class RegistryUpload {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String registry;

    RegistryUpload(String registry) {
        this.registry = registry;
    }

    void blob(String repository, Blob blob) throws InterruptedException {
        URI there = path(repository, "blobs/" + blob.digest());
        if (send(request(there).method("HEAD", BodyPublishers.noBody()), List.of(200, 404))
                        .statusCode()
                == 200) {
            return;
        }
        URI begin = path(repository, "blobs/uploads/");
        String location = send(request(begin).POST(BodyPublishers.noBody()), List.of(202))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        URI end = begin.resolve(location + (location.contains("?") ? "&" : "?") + "digest=" + blob.digest());
        send(
                request(end)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(blob.content())),
                List.of(201));
    }

    void manifest(String repository, String tag, String mediaType, Blob manifest) throws InterruptedException {
        send(
                request(path(repository, "manifests/" + tag))
                        .header("Content-Type", mediaType)
                        .PUT(BodyPublishers.ofByteArray(manifest.content())),
                List.of(201));
    }

    private URI path(String repository, String rest) {
        return URI.create("http://" + registry + "/v2/" + repository + "/" + rest);
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, List<Integer> expected) throws InterruptedException {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (expected.contains(response.statusCode())) {
                return response;
            }
            throw failure(request, "answered " + response.statusCode() + ": " + response.body(), null);
        } catch (IOException noAnswer) {
            throw failure(request, "did not answer: " + noAnswer.getMessage(), noAnswer);
        }
    }

    private static MaintenanceException failure(HttpRequest request, String what, @Nullable Throwable cause) {
        return new MaintenanceException(
                MaintenanceException.Kind.UNAVAILABLE,
                "The lab's registry " + what + " (" + request.method() + " " + request.uri() + ").",
                "Start the lab's registry before images are published.",
                cause);
    }
}
