package io.servermanager.docker.logs;

import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.LogQuery;
import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.MaintenanceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Follows the logs of a service's containers, also of those that are made later, until it is closed. */
final class Follower implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** No person sees it, and it is longer than what lies between two connections to one engine. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final LogQuery ALL = new LogQuery(OptionalInt.empty(), Optional.empty(), true);

    private final DockerEngine engine;
    private final Supplier<List<ContainerSummary>> containers;
    private final Consumer<String> problems;
    private final Arrivals arrivals = new Arrivals(PATIENCE);
    private final Map<String, FollowedContainer> followed = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "logs");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A follower that does not follow yet.
     *
     * @param containers lists those of the service
     * @param problems takes a sentence when a log cannot be read
     */
    Follower(DockerEngine engine, Supplier<List<ContainerSummary>> containers, Consumer<String> problems) {
        this.engine = engine;
        this.containers = containers;
        this.problems = problems;
    }

    /** Follows a container from where its log has been read to; before that, from where {@code first} says. */
    void follow(ContainerSummary container, Position position, LogQuery first) {
        followed.put(
                container.id(),
                new FollowedContainer(engine, container.id(), container.name(), position, first, arrivals, problems));
    }

    /** Begins. */
    void start() {
        threads.execute(() -> untilInterrupted(this::watch));
    }

    boolean ready() {
        return arrivals.ready();
    }

    /** The next line; waits for it. */
    Line next() throws InterruptedException {
        return arrivals.next();
    }

    /** Looks again and again for containers that were made or started again. */
    private void watch() throws InterruptedException {
        while (true) {
            for (ContainerSummary container : containers.get()) {
                if (!followed.containsKey(container.id())) {
                    follow(container, new Position(), ALL);
                }
                FollowedContainer known = followed.get(container.id());
                if (known != null && known.wants()) {
                    threads.execute(() -> untilInterrupted(known::read));
                }
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    private void untilInterrupted(Task task) {
        try {
            try {
                task.run();
            } catch (MaintenanceException failure) {
                arrivals.fail(failure);
            }
        } catch (InterruptedException | RejectedExecutionException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        followed.values().forEach(FollowedContainer::close);
    }

    /** What a thread does. */
    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }
}
