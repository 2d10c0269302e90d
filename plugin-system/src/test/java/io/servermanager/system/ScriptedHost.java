package io.servermanager.system;

import io.servermanager.engine.journal.RunStore;
import io.servermanager.engine.lock.ServiceLock;
import io.servermanager.engine.run.HostContext;
import io.servermanager.engine.run.Plan;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.engine.run.ServiceContexts;
import io.servermanager.engine.run.Services;
import io.servermanager.engine.run.WorkflowRunner;
import io.servermanager.spi.OtherServices;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.Workflow;
import io.servermanager.testing.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A host whose files are below a directory and whose commands are scripted, with one other service, {@code blog}. */
public final class ScriptedHost {

    /** Answers commands. */
    public final ScriptedCommandRunner commands = new ScriptedCommandRunner();

    /** The root of its file system. */
    public final Path root;

    private final Path state;
    private volatile Health blog = Health.HEALTHY;
    private volatile Health container = Health.HEALTHY;

    /** A host in an empty directory. */
    public ScriptedHost(Path directory) throws IOException {
        root = Files.createDirectory(directory.resolve("root"));
        state = directory.resolve("state");
    }

    /** Puts a file in its place. */
    public ScriptedHost file(String name, String content) throws IOException {
        Path file = root.resolve(name.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** From now on the other service and its container are so. */
    public void blogIs(Health service, Health itsContainer) {
        blog = service;
        container = itsContainer;
    }

    /** What a workflow would do. */
    public Plan plan(Workflow workflow, String... options) throws InterruptedException {
        return runner(workflow).plan(request(workflow, options));
    }

    /** Runs a workflow to its end. */
    public RunReport run(Workflow workflow, String... options) throws InterruptedException {
        WorkflowRunner runner = runner(workflow);
        return runner.run(runner.plan(request(workflow, options)), RunOptions.unattended(), List.of());
    }

    /** What plugins get to use. */
    public ServiceContext context() {
        OtherServices others = () -> Map.of(
                "blog",
                new ServiceStatus(
                        blog,
                        "",
                        Optional.empty(),
                        List.of(new ServiceStatus.Part("web", "", container, Map.of())),
                        List.of()));
        SystemSettings settings = new SystemSettings(
                Duration.ofMillis(100), new SystemSettings.Verify(Duration.ofMillis(100), Duration.ZERO));
        return new HostContext("system", settings, Map.of(), commands, root, Clock.systemUTC(), List.of(), others);
    }

    private static RunRequest request(Workflow workflow, String... options) {
        Map<String, String> given = new TreeMap<>();
        for (String option : options) {
            given.put(option, "true");
        }
        return new RunRequest("system", workflow.id(), given);
    }

    private WorkflowRunner runner(Workflow workflow) {
        Services services = new Services() {
            @Override
            public List<String> names() {
                return List.of("system");
            }

            @Override
            public String plugin(String service) {
                return "system";
            }

            @Override
            public Workflow workflow(String service, String id) {
                return workflow;
            }
        };
        ServiceContexts contexts = new ServiceContexts() {
            @Override
            public ServiceContext reading(String service) {
                return context();
            }

            @Override
            public ServiceContext changing(String service, String runId) {
                return context();
            }
        };
        return new WorkflowRunner(
                services,
                contexts,
                new RunStore(state, Clock.systemUTC()),
                new ServiceLock(state, Clock.systemUTC()),
                Clock.systemUTC());
    }
}
