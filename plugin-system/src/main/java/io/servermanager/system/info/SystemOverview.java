package io.servermanager.system.info;

import io.servermanager.monitor.Host;
import io.servermanager.monitor.Parallel;
import io.servermanager.monitor.host.HostFigures;
import io.servermanager.monitor.host.HostSample;
import io.servermanager.spi.Overview;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** How the host is. */
public final class SystemOverview {

    /** Long enough for the CPU's ticks, of which there are mostly 100 a second. */
    private static final long SPAN_MILLIS = 500;

    private SystemOverview() {}

    /**
     * The figures of the moment, what happens meanwhile, and what has failed. Takes half a second, since rates need two
     * looks.
     *
     * @throws InterruptedException when the caller gave up waiting
     */
    public static Overview of(ServiceContext context) throws InterruptedException {
        Host host = Host.of(context);
        Callable<FailedUnits> units = () -> FailedUnits.of(host);
        HostSample earlier = HostSample.of(host);
        HostFigures figures = HostFigures.of(host);
        FailedUnits failed =
                Parallel.all("system", 2, List.of(units, SystemOverview::pause)).get(0);
        HostSample later = HostSample.of(host);
        SystemFigures value = new SystemFigures(figures, later.since(earlier), failed.names());
        List<String> problems = new ArrayList<>(figures.problems());
        later.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        problems.addAll(failed.problems());
        return new Overview(value, new SystemView(value).sections(), problems);
    }

    /** In one line how the host is; absent where nothing tells, as in a directory that is no host. */
    public static ServiceStatus status(ServiceContext context) {
        HostFigures figures = HostFigures.of(Host.of(context));
        return figures.system()
                .map(name -> ServiceStatus.of(Health.HEALTHY, name))
                .orElseGet(() -> ServiceStatus.absent("no operating system found"));
    }

    private static FailedUnits pause() throws InterruptedException {
        Thread.sleep(SPAN_MILLIS);
        return new FailedUnits(Optional.empty(), List.of());
    }
}
