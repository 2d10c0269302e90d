package io.servermanager.docker.logs;

import static io.servermanager.spi.MaintenanceException.Kind.NOT_INSTALLED;
import static io.servermanager.spi.MaintenanceException.Kind.UNAVAILABLE;
import static io.servermanager.spi.MaintenanceException.Kind.USAGE;

import io.servermanager.docker.compose.InstalledProject;
import io.servermanager.docker.engine.ContainerSummary;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.LogQuery;
import io.servermanager.docker.engine.RawLog;
import io.servermanager.spi.LogSource.Line;
import io.servermanager.spi.LogSource.Logs;
import io.servermanager.spi.LogSource.Query;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The logs of a Compose project's containers: first what has been written, merged while it is read, then, when it is
 * followed, what comes. Holds a line or a piece of one for each container, and the last lines where those are asked for.
 */
public final class ProjectLogs implements Logs {

    private final DockerEngine engine;
    private final Query query;
    private final List<String> names;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private final Follower follower;
    private final Lines written;
    private Optional<Line> ahead = Optional.empty();
    private @Nullable MaintenanceException failure;
    private boolean begun;
    private boolean following;

    private ProjectLogs(InstalledProject project, Query query) {
        this.engine = project.engine();
        this.query = query;
        List<ContainerSummary> containers = atFirst(project, query);
        this.names = containers.stream().map(ContainerSummary::name).toList();
        this.follower = new Follower(engine, () -> chosen(project.containers(), query), this::complain);
        List<Lines> logs = new ArrayList<>();
        for (ContainerSummary container : containers) {
            Position position = new Position();
            follower.follow(container, position, firstFollowed());
            open(container).ifPresent(log -> logs.add(() -> read(container, log, position)));
        }
        Lines merged = new TimeMerge(logs);
        this.written = query.tail().isPresent() && logs.size() > 1
                ? new LastLines(merged, query.tail().getAsInt())
                : merged;
    }

    /**
     * Opens the logs of a project, whose engine is closed with them.
     *
     * @throws MaintenanceException as {@link io.servermanager.spi.LogSource#openLogs} says
     */
    public static ProjectLogs open(InstalledProject project, Query query) {
        try {
            return new ProjectLogs(project, query);
        } catch (MaintenanceException failure) {
            project.engine().close();
            throw failure;
        }
    }

    /** Those that there are to begin with: at least one. */
    private static List<ContainerSummary> atFirst(InstalledProject project, Query query) {
        List<ContainerSummary> all = project.containers();
        if (all.isEmpty()) {
            throw new MaintenanceException(
                    NOT_INSTALLED,
                    project.service() + " has no containers.",
                    "Start it: docker compose up -d in " + project.directory());
        }
        List<ContainerSummary> chosen = chosen(all, query);
        if (chosen.isEmpty()) {
            throw new MaintenanceException(
                    USAGE,
                    project.service() + " has no container '"
                            + query.container().orElse("") + "'.",
                    "Its containers are: "
                            + all.stream().map(ContainerSummary::name).collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }

    private static List<ContainerSummary> chosen(List<ContainerSummary> all, Query query) {
        return all.stream()
                .filter(container -> query.container()
                        .map(name -> name.equals(container.name())
                                || name.equals(container.compose().service().orElse(container.name())))
                        .orElse(true))
                .toList();
    }

    /** Where nothing had been written, all that comes is wanted; where nothing of it was wanted, only that. */
    private LogQuery firstFollowed() {
        return new LogQuery(onlyNew() ? query.tail() : OptionalInt.empty(), query.since(), true);
    }

    private boolean onlyNew() {
        return query.follow() && query.tail().orElse(1) == 0;
    }

    private void complain(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private Optional<ContainerLog> open(ContainerSummary container) {
        if (onlyNew()) {
            return Optional.empty();
        }
        try {
            Optional<RawLog> raw = engine.logs(container.id(), new LogQuery(query.tail(), query.since(), false));
            raw.ifPresent(open::add);
            return raw.map(log -> new ContainerLog(container.name(), log));
        } catch (MaintenanceException refused) {
            if (refused.kind() != Kind.FAILED) {
                throw refused;
            }
            complain(container.name() + ": " + refused.problem());
            return Optional.empty();
        }
    }

    private Optional<Line> read(ContainerSummary container, ContainerLog log, Position position) {
        try {
            Optional<Line> line = log.next();
            line.ifPresent(position::isNew);
            return line;
        } catch (IOException broken) {
            throw new MaintenanceException(
                    UNAVAILABLE,
                    "The log of " + container.name() + " broke off: " + broken.getMessage() + ".",
                    "See whether the engine at " + engine.host() + " is being restarted: systemctl status docker",
                    broken);
        }
    }

    @Override
    public List<String> containers() {
        return names;
    }

    /** Looks one line ahead, so that the end of what was written is known before the waiting begins. */
    @Override
    public boolean ready() {
        return following ? follower.ready() : !query.follow() || ahead.isPresent() || failure != null;
    }

    @Override
    public Optional<Line> next() throws InterruptedException {
        if (!begun) {
            begun = true;
            look();
        }
        Optional<Line> line = ahead;
        if (line.isPresent()) {
            look();
            return line;
        }
        if (failure != null) {
            throw failure;
        }
        if (!query.follow()) {
            return Optional.empty();
        }
        if (!following) {
            following = true;
            follower.start();
        }
        return Optional.of(follower.next());
    }

    private void look() {
        try {
            ahead = written.next();
        } catch (MaintenanceException broken) {
            ahead = Optional.empty();
            failure = broken;
        }
    }

    @Override
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        follower.close();
        open.forEach(ProjectLogs::close);
        engine.close();
    }

    private static void close(Closeable log) {
        try {
            log.close();
        } catch (IOException gone) {
            return;
        }
    }
}
