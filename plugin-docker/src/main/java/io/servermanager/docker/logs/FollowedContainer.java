package io.servermanager.docker.logs;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.LogQuery;
import io.servermanager.docker.engine.RawLog;
import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One container whose log is followed through its restarts. The engine ends a log when its container ends; it is opened
 * again, from where it was read to, when the container has been started again.
 */
final class FollowedContainer {

    private final DockerEngine engine;
    private final String id;
    private final String name;
    private final Position position;
    private LogQuery first;
    private final Arrivals arrivals;
    private final Consumer<String> problems;
    private Optional<Instant> opened = Optional.empty();
    private @Nullable RawLog open;
    private boolean reading;
    private boolean ended;

    /**
     * A container that is not followed yet.
     *
     * @param position how far its log has been read
     * @param first what to ask for as long as nothing of it has been read
     * @param problems takes a sentence when its log cannot be read
     */
    FollowedContainer(
            DockerEngine engine,
            String id,
            String name,
            Position position,
            LogQuery first,
            Arrivals arrivals,
            Consumer<String> problems) {
        this.engine = engine;
        this.id = id;
        this.name = name;
        this.position = position;
        this.first = first;
        this.arrivals = arrivals;
        this.problems = problems;
    }

    /** Whether its log is to be read (on) now. */
    synchronized boolean wants() {
        if (reading || ended) {
            return false;
        }
        Optional<ContainerDetails> container = engine.inspect(id);
        Optional<Instant> started = container.flatMap(ContainerDetails::startedAt);
        boolean again = opened.isPresent() && started.equals(opened);
        if (container.isEmpty() || (again && !container.get().state().live())) {
            return false;
        }
        if (opened.isPresent()) {
            first = new LogQuery(OptionalInt.empty(), started, true);
        }
        opened = started.or(() -> Optional.of(Instant.EPOCH));
        reading = true;
        return true;
    }

    /** Reads until the engine ends the log. */
    void read() throws InterruptedException {
        try (RawLog raw = open().orElse(null)) {
            if (raw != null) {
                read(new ContainerLog(name, raw));
            }
        } catch (IOException closed) {
            // Whether the container or the engine went away is seen when it is asked for again.
            return;
        } catch (MaintenanceException refused) {
            if (refused.kind() != Kind.FAILED) {
                throw refused;
            }
            problems.accept(name + ": " + refused.problem());
            close();
        } finally {
            synchronized (this) {
                reading = false;
            }
        }
    }

    private Optional<RawLog> open() {
        position.reopened();
        LogQuery query = position.time()
                .map(time -> new LogQuery(OptionalInt.empty(), Optional.of(time), true))
                .orElse(first);
        Optional<RawLog> raw = engine.logs(id, query);
        synchronized (this) {
            open = raw.orElse(null);
        }
        return raw;
    }

    private void read(ContainerLog log) throws IOException, InterruptedException {
        Instant due = Instant.MIN;
        for (Optional<Line> line = log.next(); line.isPresent(); line = log.next()) {
            due = line.get().time().isBefore(due) ? due : line.get().time();
            if (position.isNew(line.get())) {
                arrivals.add(line.get(), due);
            }
        }
    }

    /** Ends the reading for good. */
    void close() {
        RawLog present;
        synchronized (this) {
            ended = true;
            present = open;
        }
        try {
            if (present != null) {
                present.close();
            }
        } catch (IOException gone) {
            return;
        }
    }
}
