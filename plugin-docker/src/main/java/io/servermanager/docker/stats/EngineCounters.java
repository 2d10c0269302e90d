package io.servermanager.docker.stats;

import io.servermanager.docker.engine.ContainerCounters;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The engine's counters, of many containers at once: some engines take a second for each. */
final class EngineCounters implements AutoCloseable {

    private static final int AT_ONCE = 16;

    private final DockerEngine engine;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "engine-counters");
        thread.setDaemon(true);
        return thread;
    });

    EngineCounters(DockerEngine engine) {
        this.engine = engine;
    }

    /**
     * The counters by container.
     *
     * @return without the containers that have ended meanwhile; with nothing for one that the engine fails to count
     */
    Map<String, Optional<ContainerCounters>> of(List<String> ids) throws InterruptedException {
        List<Future<Map<String, Optional<ContainerCounters>>>> answers = new ArrayList<>();
        for (String id : ids) {
            answers.add(threads.submit(() -> ask(id)));
        }
        Map<String, Optional<ContainerCounters>> all = new HashMap<>();
        for (Future<Map<String, Optional<ContainerCounters>>> answer : answers) {
            all.putAll(answer(answer));
        }
        return all;
    }

    private Map<String, Optional<ContainerCounters>> ask(String id) {
        try {
            return engine.counters(id)
                    .map(counters -> Map.of(id, Optional.of(counters)))
                    .orElse(Map.of());
        } catch (MaintenanceException refused) {
            if (refused.kind() == Kind.FAILED) {
                return Map.of(id, Optional.empty());
            }
            throw refused;
        }
    }

    private static <T> T answer(Future<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MaintenanceException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
