package io.servermanager.engine;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks services the same, all at once, with a deadline: a slow one costs only its own answer. */
final class AnswerCollection<T> {

    private final String name;
    private final Duration deadline;
    private final Source<T> source;

    /**
     * A collection.
     *
     * @param name of the threads
     */
    AnswerCollection(String name, Duration deadline, Source<T> source) {
        this.name = name;
        this.deadline = deadline;
        this.source = source;
    }

    /** The answer of each by name, in the same order. */
    Map<String, Answer<T>> collect(List<String> services) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            long end = System.nanoTime() + deadline.toNanos();
            Map<String, Future<T>> asked = new LinkedHashMap<>();
            services.forEach(service -> asked.put(service, threads.submit(() -> source.ask(service))));
            Map<String, Answer<T>> answers = new LinkedHashMap<>();
            for (Map.Entry<String, Future<T>> answer : asked.entrySet()) {
                answers.put(answer.getKey(), answer(answer.getValue(), end - System.nanoTime()));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer<T> answer(Future<T> asked, long nanos) throws InterruptedException {
        try {
            return Answer.of(asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (TimeoutException slow) {
            return Answer.none(new MaintenanceException(
                    Kind.TIMEOUT,
                    "no answer within " + deadline.toSeconds() + " s",
                    "Try again, or ask for this one alone."));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MaintenanceException known) {
                return Answer.none(known);
            }
            return Answer.none(new MaintenanceException(
                    Kind.FAILED,
                    "the plugin failed: " + failed.getCause(),
                    "Run it with --debug to see more.",
                    failed.getCause()));
        }
    }

    /** Where an answer comes from. */
    @FunctionalInterface
    interface Source<T> {
        T ask(String service) throws InterruptedException;
    }
}
