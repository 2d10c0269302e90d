package io.servermanager.docker.engine;

import static io.servermanager.spi.MaintenanceException.Kind.CONFIGURATION;

import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.servermanager.docker.engine.EngineConnection.Answer;
import io.servermanager.spi.MaintenanceException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A Docker Engine asked over its HTTP API, through a Unix socket or TCP. Gives up
 * after 5 seconds without a connection and after 60 without a whole answer; deletions may take 10 minutes.
 */
public final class HttpDockerEngine implements DockerEngine {

    private static final Set<String> SCHEMES = Set.of("unix", "tcp");

    /** Longer than any question takes that is asked here; those about images take seconds on a slow disk. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The files of a large image may lie on a slow disk. */
    private static final Duration DELETION = Duration.ofMinutes(10);

    private final URI host;
    private final EngineConnection connection;

    /**
     * An engine that is not connected yet.
     *
     * @param host {@code unix:///path} or {@code tcp://address:port}
     * @throws MaintenanceException of kind {@code CONFIGURATION} for any other scheme
     */
    public HttpDockerEngine(URI host) {
        this(host, new EngineConnection(host, PATIENCE));
    }

    HttpDockerEngine(URI host, EngineConnection connection) {
        this.host = requireAddress(host);
        this.connection = connection;
    }

    static URI requireAddress(URI host) {
        if (host.getScheme() == null || !SCHEMES.contains(host.getScheme())) {
            throw new MaintenanceException(
                    CONFIGURATION,
                    "'" + host + "' cannot be the address of the Docker Engine.",
                    "Use unix:///path/to/docker.sock or tcp://127.0.0.1:2375 as docker.host or DOCKER_HOST.");
        }
        return host;
    }

    @Override
    public URI host() {
        return host;
    }

    @Override
    public EngineInfo info() {
        Answer answer = found(connection.request(Method.GET, "/info"));
        return new EngineInfo(
                Fields.text(answer.body(), "ServerVersion"),
                answer.apiVersion(),
                Fields.text(answer.body(), "Driver"),
                Fields.path(answer.body(), "DockerRootDir"),
                Fields.optionalText(answer.body(), "CgroupVersion"),
                Fields.texts(answer.body(), "Warnings"));
    }

    @Override
    public List<ContainerSummary> containers() {
        return listed("");
    }

    @Override
    public List<ContainerSummary> containers(String project) {
        return listed("&filters=" + filter("label", ComposeLabels.PROJECT + "=" + project));
    }

    @Override
    public List<ContainerSummary> composeContainers() {
        return listed("&filters=" + filter("label", ComposeLabels.PROJECT));
    }

    private List<ContainerSummary> listed(String filters) {
        return ContainerJson.summaries(found(connection.request(Method.GET, "/containers/json?all=true" + filters))
                .body());
    }

    @Override
    public Optional<ContainerDetails> inspect(String container) {
        return ask("/containers/" + encode(container) + "/json", node -> ContainerJson.details(node.body()));
    }

    @Override
    public Optional<ImageDetails> image(String image) {
        return ask("/images/" + encode(image) + "/json", node -> ImageJson.details(node.body()));
    }

    @Override
    public Optional<VolumeDetails> volume(String name) {
        return ask("/volumes/" + encode(name), node -> ImageJson.volume(node.body()));
    }

    private <T> Optional<T> ask(String path, Function<Answer, T> read) {
        Answer answer = connection.request(Method.GET, path);
        return answer.absent() ? Optional.empty() : Optional.of(read.apply(found(answer)));
    }

    @Override
    public List<ImageSummary> images(String referencePattern) {
        String path = "/images/json?filters=" + filter("reference", referencePattern);
        return ImageJson.summaries(found(connection.request(Method.GET, path)).body());
    }

    @Override
    public void tag(String image, String repository, String tag) {
        found(connection.request(
                Method.POST, "/images/" + encode(image) + "/tag?repo=" + encode(repository) + "&tag=" + encode(tag)));
    }

    @Override
    public Untagging untag(String reference) {
        TagReference.require(reference);
        String path = "/images/" + encode(reference) + "?force=false&noprune=false";
        Answer answer = connection.request(Method.DELETE, path, DELETION);
        if (answer.absent()) {
            return Untagging.NOTHING;
        }
        return answer.status() == 409 ? Untagging.IN_USE : ImageJson.untagging(answer.body());
    }

    @Override
    public Set<String> imageIdsInUse() {
        return containers().stream().map(ContainerSummary::imageId).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean start(String container) {
        return done(connection.request(Method.POST, "/containers/" + encode(container) + "/start"));
    }

    @Override
    public boolean stop(String container, Duration grace) {
        // The engine answers only when the container has stopped.
        String path = "/containers/" + encode(container) + "/stop?t=" + grace.toSeconds();
        return done(connection.request(Method.POST, path, grace.plus(PATIENCE)));
    }

    @Override
    public boolean remove(String container) {
        return done(connection.request(
                Method.DELETE, "/containers/" + encode(container) + "?v=false&force=false", DELETION));
    }

    @Override
    public Optional<ContainerCounters> counters(String container) {
        String path = "/containers/" + encode(container) + "/stats?stream=false&one-shot=true";
        return ask(path, node -> CountersJson.read(node.body())).flatMap(Function.identity());
    }

    @Override
    public Optional<RawLog> logs(String container, LogQuery query) {
        String path = "/containers/" + encode(container);
        // An engine tells only from API 1.42 on, by the log's Content-Type, whether there is a terminal.
        return ask(
                        path + "/json",
                        node -> node.body().path("Config").path("Tty").asBoolean(false))
                .flatMap(terminal -> connection.stream(path + "/logs?" + query.parameters())
                        .map(body -> new RawLog(terminal, body)));
    }

    private boolean done(Answer answer) {
        if (answer.absent()) {
            return false;
        }
        found(answer);
        return true;
    }

    private Answer found(Answer answer) {
        return connection.requireFound(answer);
    }

    /** A filter in the engine's JSON: {@code {"label":["a=b"]}}. */
    private static String filter(String key, String value) {
        return filter(Map.of(key, List.of(value)));
    }

    static String filter(Map<String, List<String>> filters) {
        return encode(EngineConnection.json(filters));
    }

    /** For a part of a path or of a query; slashes and colons of references stay, as the engine expects them. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%3A", ":")
                .replace("%40", "@");
    }

    @Override
    public void close() {
        connection.close();
    }
}
