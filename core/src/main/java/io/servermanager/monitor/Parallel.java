package io.servermanager.monitor;

import io.servermanager.spi.MaintenanceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks several things at once. */
public final class Parallel {

    private Parallel() {}

    /**
     * The answers to all questions, in their order. Each question sees to its own deadline.
     *
     * @param name of the threads
     * @param threads how many questions are asked at once
     * @throws MaintenanceException the first in order that a question threw, once all have ended
     * @throws InterruptedException when the caller gave up waiting; the questions have then been interrupted
     */
    public static <T> List<T> all(String name, int threads, Collection<? extends Callable<T>> questions)
            throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : executor.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MaintenanceException known) {
                throw known;
            }
            throw new IllegalStateException("asking for " + name + " failed", failed.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
