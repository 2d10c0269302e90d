package io.servermanager.system.info;

import io.servermanager.monitor.Host;
import io.servermanager.monitor.Parallel;
import io.servermanager.monitor.host.HostFigures;
import io.servermanager.monitor.host.HostSample;
import io.servermanager.spi.Overview;
import io.servermanager.spi.ServiceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** How the host is. */
public final class SystemOverview {

    /** Long enough for the CPU's ticks, of which there are mostly 100 a second. */
    private static final long SPAN_MILLIS = 500;

    private SystemOverview() {}

    /**
     * The figures of the moment, what happens meanwhile, what has failed and which updates are pending. Takes half a
     * second, since rates need two looks, or as long as apt thinks.
     *
     * @throws InterruptedException when the caller gave up waiting
     */
    public static Overview of(ServiceContext context) throws InterruptedException {
        Host host = Host.of(context);
        List<Callable<Finding>> questions =
                List.of(() -> Finding.ofUnits(host), () -> Finding.ofPackages(context), SystemOverview::pause);
        HostSample earlier = HostSample.of(host);
        HostFigures figures = HostFigures.of(host);
        List<Finding> findings = Parallel.all("system", questions.size(), questions);
        HostSample later = HostSample.of(host);
        SystemFigures value = new SystemFigures(
                figures,
                later.since(earlier),
                findings.get(0).failedUnits(),
                findings.get(1).packages());
        List<String> problems = new ArrayList<>(figures.problems());
        later.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        findings.forEach(finding -> problems.addAll(finding.problems()));
        return new Overview(value, new SystemView(value).sections(), problems);
    }

    private static Finding pause() throws InterruptedException {
        Thread.sleep(SPAN_MILLIS);
        return Finding.NOTHING;
    }
}
