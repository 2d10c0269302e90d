package io.servermanager.engine;

import io.servermanager.engine.plugin.WorkflowCatalog;
import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.engine.process.ProcessMarks;
import io.servermanager.engine.process.ReadOnlyCommandRunner;
import io.servermanager.engine.run.HostContext;
import io.servermanager.engine.run.ServiceContexts;
import io.servermanager.engine.run.Services;
import io.servermanager.engine.settings.Configuration;
import io.servermanager.engine.settings.ConfiguredService;
import io.servermanager.monitor.Host;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The services of a configuration, with what their plugins get to use. */
final class ConfiguredServices implements Services, ServiceContexts {

    private final Configuration configuration;
    private final WorkflowCatalog workflows;
    private final HostCommandRunner commands;
    private final Path root;
    private final Clock clock;

    ConfiguredServices(Configuration configuration, Path root, Clock clock) {
        this.configuration = configuration;
        this.workflows = new WorkflowCatalog(configuration.catalog());
        this.commands = new HostCommandRunner();
        this.root = root;
        this.clock = clock;
    }

    @Override
    public String plugin(String service) {
        return configuration.service(service).pluginId();
    }

    @Override
    public Workflow workflow(String service, String workflow) {
        return workflows.workflow(plugin(service), workflow, reading(service));
    }

    List<Workflow> workflows(String service) {
        return workflows.workflows(plugin(service), reading(service));
    }

    @Override
    public ServiceContext reading(String service) {
        return context(service, new ReadOnlyCommandRunner(commands));
    }

    @Override
    public ServiceContext changing(String service, String runId) {
        return context(service, commands.withEnvironment(Map.of(ProcessMarks.RUN, runId)));
    }

    Host host() {
        return new Host(root, new ReadOnlyCommandRunner(commands), clock);
    }

    @Override
    public List<String> names() {
        return configuration.services().stream().map(ConfiguredService::name).toList();
    }

    ServiceStatus status(String service) throws InterruptedException {
        return configuration.catalog().plugin(plugin(service)).status(reading(service));
    }

    Map<String, ServiceStatus> statuses(List<String> services) throws InterruptedException {
        return new StatusCollection(this::status).collect(services);
    }

    private ServiceContext context(String name, CommandRunner runner) {
        ConfiguredService service = configuration.service(name);
        return new HostContext(
                name,
                service.settings(),
                configuration.sharedSections(),
                runner,
                root,
                clock,
                configuration.directories(),
                () -> statuses(
                        names().stream().filter(other -> !other.equals(name)).toList()));
    }
}
