package io.servermanager.engine;

import io.servermanager.engine.journal.RunRecord;
import io.servermanager.engine.journal.RunStore;
import io.servermanager.engine.lock.HeldLock;
import io.servermanager.engine.lock.ServiceLock;
import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.engine.process.RunProcesses;
import io.servermanager.engine.run.Plan;
import io.servermanager.engine.run.Recovery;
import io.servermanager.engine.run.RunListener;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.engine.run.WorkflowRunner;
import io.servermanager.engine.settings.Configuration;
import io.servermanager.engine.settings.ConfigurationLoader;
import io.servermanager.monitor.Host;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.spi.UpdateCheck;
import io.servermanager.spi.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that can be asked of this host's upkeep. Made once by {@link #builder()}; safe for use by several threads.
 *
 * <p>Every method throws {@link io.servermanager.spi.MaintenanceException} of kind {@code USAGE} for a service that there
 * is not.
 */
public final class ServerManager implements AutoCloseable {

    /** Update checks ask the network. */
    private static final Duration UPDATE_CHECK = Duration.ofMinutes(1);

    private final Configuration configuration;
    private final ConfiguredServices services;
    private final ServiceLock locks;
    private final RunStore runs;
    private final WorkflowRunner runner;
    private final Recovery recovery;

    private ServerManager(Configuration configuration, Path root, Clock clock) {
        this.configuration = configuration;
        services = new ConfiguredServices(configuration, root, clock);
        locks = new ServiceLock(configuration.state(), clock);
        runs = new RunStore(configuration.state(), clock);
        runner = new WorkflowRunner(services, services, runs, locks, clock);
        recovery = new Recovery(services, services, runs, locks, new RunProcesses(), clock);
    }

    /** Begins to make one. */
    public static Builder builder() {
        return new Builder();
    }

    /** The configuration in effect. */
    public Configuration configuration() {
        return configuration;
    }

    /** The plugins that were found. */
    public PluginCatalog plugins() {
        return configuration.catalog();
    }

    /** The names of all services. */
    public List<String> services() {
        return services.names();
    }

    /** How a service is. Looks and changes nothing. */
    public ServiceStatus status(String service) throws InterruptedException {
        return services.status(service);
    }

    /**
     * How services are, by name and in the same order. All are asked at once; one that fails, or does not answer within
     * 20 seconds, is {@link ServiceStatus.Health#UNKNOWN}.
     */
    public Map<String, ServiceStatus> statuses(List<String> names) throws InterruptedException {
        return services.statuses(names);
    }

    /**
     * Whether there are updates, by service and in the same order, of those services whose plugins have the capability
     * {@link UpdateCheck}. All are asked at once; one that fails, or does not answer within a minute, has no answer.
     */
    public Map<String, Answer<UpdateAvailability>> updates(List<String> names) throws InterruptedException {
        Map<String, Capable<UpdateCheck>> checks = new LinkedHashMap<>();
        names.forEach(name -> capability(name, UpdateCheck.class).ifPresent(check -> checks.put(name, check)));
        AnswerCollection.Source<UpdateAvailability> source = name -> {
            Capable<UpdateCheck> check = Objects.requireNonNull(checks.get(name));
            return check.capability().checkForUpdate(check.context());
        };
        return new AnswerCollection<>("update-check", UPDATE_CHECK, source).collect(List.copyOf(checks.keySet()));
    }

    /** What can be done to a service. */
    public List<Workflow> workflows(String service) {
        return services.workflows(service);
    }

    /** A capability of the service's plugin, such as {@link io.servermanager.spi.SnapshotSource}, if it has it. */
    public <C> Optional<Capable<C>> capability(String service, Class<C> type) {
        return type.isInstance(plugin(service))
                ? Optional.of(new Capable<>(type.cast(plugin(service)), services.reading(service)))
                : Optional.empty();
    }

    /**
     * Does something to a service outside a workflow, such as removing a snapshot, under the service's lock.
     *
     * @throws io.servermanager.spi.MaintenanceException of kind {@code BUSY} if a run is at work on the service, or what
     *     {@code action} throws
     */
    public void exclusively(String service, String purpose, ExclusiveAction action) throws InterruptedException {
        plugin(service);
        String runId = runs.newRunId(service, purpose);
        try (HeldLock lock = locks.acquire(service, runId)) {
            action.perform(services.changing(lock.service(), runId));
        }
    }

    /** What a workflow would do; see {@link WorkflowRunner#plan}. */
    public Plan plan(RunRequest request) throws InterruptedException {
        return runner.plan(request);
    }

    /** Does what was planned; see {@link WorkflowRunner#run}. */
    public RunReport run(Plan plan, RunOptions options, RunListener... listeners) throws InterruptedException {
        return runner.run(plan, options, List.of(listeners));
    }

    /** Where figures of the host are read; reads only. */
    public Host host() {
        return services.host();
    }

    /** All runs, newest first. */
    public List<RunRecord> history() {
        return runs.all();
    }

    /** One run. */
    public Optional<RunRecord> run(String runId) {
        return runs.find(runId);
    }

    /** The runs that were interrupted and wait for recovery. */
    public List<RunRecord> interrupted() {
        return recovery.interrupted();
    }

    /** Finishes an interrupted run; see {@link Recovery#recover}. */
    public Optional<RunReport> recover(String runId, RunOptions options, RunListener... listeners)
            throws InterruptedException {
        return recovery.recover(runId, options, List.of(listeners));
    }

    private ServicePlugin plugin(String service) {
        return plugins().plugin(configuration.service(service).pluginId());
    }

    @Override
    public void close() {
        // Nothing is held between calls; kept so that what is held one day can be let go.
    }

    /** Says what is to be looked after and by whom. Not safe for use by several threads. */
    public static final class Builder {
        private Optional<Path> file = Optional.empty();
        private Optional<Configuration> configuration = Optional.empty();
        private Path root = Path.of("/");
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The configuration file; without it the default one, if that exists. */
        public Builder configuration(Path configurationFile) {
            file = Optional.of(configurationFile);
            return this;
        }

        /** A configuration that was made elsewhere. */
        public Builder configuration(Configuration made) {
            configuration = Optional.of(made);
            return this;
        }

        /** The root of the host's file system; {@code /} if not said. */
        public Builder root(Path hostRoot) {
            root = hostRoot;
            return this;
        }

        /** The time; the system's if not said. */
        public Builder clock(Clock theClock) {
            clock = theClock;
            return this;
        }

        /**
         * Reads the configuration and loads the plugins.
         *
         * @throws io.servermanager.spi.MaintenanceException as {@link ConfigurationLoader#load(Path)}
         */
        public ServerManager build() {
            ConfigurationLoader loader = new ConfigurationLoader();
            return new ServerManager(
                    configuration.orElseGet(() -> file.map(loader::load).orElseGet(loader::load)), root, clock);
        }
    }
}
