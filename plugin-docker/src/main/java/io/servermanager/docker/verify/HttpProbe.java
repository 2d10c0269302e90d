package io.servermanager.docker.verify;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks a URL for its status, without following redirects. Certificates are not judged: a name that only the outside
 * world knows is asked for on loopback here, and nothing secret is sent. Safe for use by several threads.
 */
public final class HttpProbe {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = client();

    private final Duration deadline;

    /** A probe that takes five seconds at most. */
    public HttpProbe() {
        this(DEADLINE);
    }

    /** A probe that takes {@code deadline} at most. */
    public HttpProbe(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Asks {@code url} with GET. Never throws for a problem of the network: that is an answer.
     *
     * @throws InterruptedException when the caller was interrupted
     */
    public HttpAnswer probe(URI url) throws InterruptedException {
        return ask(url, BodyHandlers.ofInputStream(), body -> {
                    try (body) {
                        return "";
                    } catch (IOException closed) {
                        return "";
                    }
                })
                .answer();
    }

    /**
     * Asks {@code url} with GET and keeps the text of the answer. Never throws for a problem of the network.
     *
     * @throws InterruptedException when the caller was interrupted
     */
    public Page get(URI url) throws InterruptedException {
        return ask(url, BodyHandlers.ofString(), body -> body);
    }

    private <B> Page ask(URI url, BodyHandler<B> handler, Function<B, String> text) throws InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(url).GET().timeout(deadline).build();
        } catch (IllegalArgumentException wrong) {
            return Page.none("not a URL that can be asked: " + url);
        }
        CompletableFuture<Page> page = CLIENT.sendAsync(request, handler)
                .thenApply(response -> new Page(HttpAnswer.status(response.statusCode()), text.apply(response.body())));
        try {
            return page.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Page.none("no answer within " + deadline.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return Page.none(reason(failed.getCause() == null ? failed : failed.getCause()));
        } finally {
            page.cancel(true);
        }
    }

    private String reason(Throwable problem) {
        if (problem instanceof HttpTimeoutException) {
            return "no answer within " + deadline.toSeconds() + " s";
        }
        if (problem instanceof ConnectException) {
            return "connection refused";
        }
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(AnyCertificate.tls())
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * An answer with its text.
     *
     * @param answer the status, or the reason why there is none
     * @param body the text; empty if there is none
     */
    public record Page(HttpAnswer answer, String body) {
        static Page none(String problem) {
            return new Page(HttpAnswer.none(problem), "");
        }
    }
}
