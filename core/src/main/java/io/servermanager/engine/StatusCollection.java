package io.servermanager.engine;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks services how they are, all at once, each with a deadline: a slow one costs only its own answer. */
final class StatusCollection {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Source source;
    private final Duration deadline;

    StatusCollection(Source source) {
        this(source, DEADLINE);
    }

    StatusCollection(Source source, Duration deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    /** The status of each by name, in the same order. */
    Map<String, ServiceStatus> collect(List<String> services) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "status");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long end = System.nanoTime() + deadline.toNanos();
            Map<String, Future<ServiceStatus>> answers = new LinkedHashMap<>();
            services.forEach(service -> answers.put(service, threads.submit(() -> source.status(service))));
            Map<String, ServiceStatus> statuses = new LinkedHashMap<>();
            for (Map.Entry<String, Future<ServiceStatus>> answer : answers.entrySet()) {
                statuses.put(answer.getKey(), status(answer.getValue(), end - System.nanoTime()));
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private ServiceStatus status(Future<ServiceStatus> answer, long nanos) throws InterruptedException {
        try {
            return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return unknown("no answer within " + deadline.toSeconds() + " s", "Try again, or ask for this one alone.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MaintenanceException known) {
                return unknown(known.problem(), known.remedy());
            }
            return unknown("the plugin failed: " + failed.getCause(), "Run it with --debug to see more.");
        }
    }

    private static ServiceStatus unknown(String summary, String remedy) {
        List<String> problems = remedy.isEmpty() ? List.of() : List.of(remedy);
        return new ServiceStatus(Health.UNKNOWN, summary, Optional.empty(), List.of(), problems);
    }

    /** Where an answer comes from. */
    @FunctionalInterface
    interface Source {
        ServiceStatus status(String service) throws InterruptedException;
    }
}
