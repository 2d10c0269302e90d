package io.servermanager.docker.verify;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.PublishedPort;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Takes baselines of Compose projects. Safe for use by several threads. */
public final class BaselineSurvey {

    private static final int PARALLEL = 16;

    private final DockerEngine engine;
    private final PortProbe ports;
    private final HttpProbe urls;

    /** A survey through {@code engine}, with the probes' usual deadlines. */
    public BaselineSurvey(DockerEngine engine) {
        this(engine, new PortProbe(), new HttpProbe());
    }

    /** A survey with these probes. */
    public BaselineSurvey(DockerEngine engine, PortProbe ports, HttpProbe urls) {
        this.engine = engine;
        this.ports = ports;
        this.urls = urls;
    }

    /**
     * Takes the baseline of a project; ports and addresses are asked at the same time, each with its own deadline.
     *
     * @param project the Compose project's name
     * @param health the health addresses
     * @throws io.servermanager.spi.MaintenanceException when the engine does not answer; never because a port or an
     *     address does not
     * @throws InterruptedException when the caller was interrupted
     */
    public Baseline take(String project, List<URI> health) throws InterruptedException {
        List<ContainerDetails> containers = containers(engine, project);
        List<Callable<Baseline.Port>> portQuestions = new ArrayList<>();
        for (ContainerDetails container : containers) {
            if (container.state() == ContainerState.RUNNING) {
                container.ports().stream()
                        .filter(port -> port.protocol().equals("tcp"))
                        .distinct()
                        .forEach(port -> portQuestions.add(() -> asked(container, port)));
            }
        }
        List<Callable<Baseline.Url>> urlQuestions = new ArrayList<>();
        for (URI url : health) {
            urlQuestions.add(() -> new Baseline.Url(url.toString(), urls.probe(url)));
        }
        int threads = Math.max(1, Math.min(PARALLEL, portQuestions.size() + urlQuestions.size()));
        ExecutorService executor = Executors.newFixedThreadPool(threads, BaselineSurvey::daemon);
        try {
            List<Future<Baseline.Port>> portAnswers = submit(executor, portQuestions);
            List<Future<Baseline.Url>> urlAnswers = submit(executor, urlQuestions);
            return new Baseline(
                    containers.stream().map(BaselineSurvey::seen).toList(), results(portAnswers), results(urlAnswers));
        } finally {
            executor.shutdownNow();
        }
    }

    /** The containers of a project in full, without one-off ones. */
    static List<ContainerDetails> containers(DockerEngine engine, String project) {
        return engine.containers(project).stream()
                .filter(container -> !container.compose().oneOff())
                .flatMap(container -> engine.inspect(container.id()).stream())
                .toList();
    }

    private static Baseline.Container seen(ContainerDetails container) {
        return new Baseline.Container(
                container.service(),
                container.compose().number(),
                container.id(),
                container.state(),
                container.health().verdict(),
                container.startedAt().map(Instant::toString).orElse(""),
                container.restarts());
    }

    private Baseline.Port asked(ContainerDetails container, PublishedPort port) {
        return new Baseline.Port(
                container.service(),
                container.compose().number(),
                port.containerPort(),
                port.hostAddress(),
                port.hostPort(),
                ports.probe(port.hostAddress(), port.hostPort()));
    }

    private static <T> List<Future<T>> submit(ExecutorService executor, List<Callable<T>> questions) {
        return questions.stream().map(executor::submit).toList();
    }

    private static <T> List<T> results(List<Future<T>> answers) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> answer : answers) {
            try {
                results.add(answer.get());
            } catch (ExecutionException mistake) {
                throw new IllegalStateException("a probe must not throw", mistake.getCause());
            }
        }
        return results;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "baseline");
        thread.setDaemon(true);
        return thread;
    }
}
