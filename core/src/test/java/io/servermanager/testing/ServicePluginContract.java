package io.servermanager.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.plugin.PluginCatalog;
import io.servermanager.engine.process.ReadOnlyCommandRunner;
import io.servermanager.engine.run.HostContext;
import io.servermanager.engine.settings.Configuration;
import io.servermanager.engine.settings.ConfigurationLoader;
import io.servermanager.engine.settings.ConfiguredService;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.Workflow;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every plugin keeps to. A plugin's test extends it:
 *
 * <pre>{@code
 * class GiteaPluginContractTest extends ServicePluginContract {
 *     GiteaPluginContractTest() {
 *         super(GiteaPlugin.class, "{directory: /srv/gitea}");
 *     }
 * }
 * }</pre>
 */
public abstract class ServicePluginContract {

    private static final String NAME = "[a-z][a-z0-9-]*";
    private static final String SERVICE = "sample";

    private final Class<? extends ServicePlugin> type;
    private final String settings;
    private final List<Command> commands = new ArrayList<>();

    @TempDir
    private Path root;

    /**
     * A test of one plugin.
     *
     * @param type the plugin
     * @param settings a section of the configuration for a service of it, as a YAML mapping; the least that is possible
     */
    protected ServicePluginContract(Class<? extends ServicePlugin> type, String settings) {
        this.type = type;
        this.settings = settings;
    }

    @Test
    void isFoundByTheServiceLoaderAndSoNeedsNothingToBeMade() {
        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        assertThat(ServiceLoader.load(ServicePlugin.class, type.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::type))
                .contains(type.asSubclass(ServicePlugin.class));
    }

    @Test
    void hasAValidIdWhichIsAlwaysTheSameAndATitle() {
        assertThat(plugin().id()).matches(NAME).isNotEqualTo("all").isEqualTo(plugin().id());
        assertThat(plugin().title()).isNotBlank();
    }

    @Test
    void isThereWithoutAnySettingsExactlyIfItSaysSo() {
        List<String> unmentioned = configuration("").services().stream()
                .map(ConfiguredService::name)
                .toList();
        assertThat(unmentioned.contains(plugin().id())).isEqualTo(plugin().presentByDefault());
    }

    @Test
    void itsSettingsAreBoundFromTheLeastThatIsPossible() {
        assertThat(configuration(section()).service(SERVICE).settings()).isInstanceOf(plugin().settingsType());
        if (plugin().presentByDefault()) {
            assertThat(configuration("").service(plugin().id()).settings()).isInstanceOf(plugin().settingsType());
        }
    }

    @Test
    void statusOfAnAbsentServiceIsAnAnswerAndChangesNothing() throws Exception {
        ServiceStatus status = plugin().status(context());
        assertThat(status.health()).isEqualTo(Health.ABSENT);
        assertThat(status.summary()).isNotBlank();
        assertThat(commands).allMatch(command -> command.effect() == Command.Effect.READS);
        assertThat(filesOfHost()).containsExactly(root);
    }

    @Test
    void workflowsAreToldWithoutAskingAnythingLive() throws IOException {
        assertThat(plugin().workflows(context())).isNotNull();
        assertThat(commands).isEmpty();
        assertThat(filesOfHost()).containsExactly(root);
    }

    @Test
    void workflowsAndTheirStepsHaveValidIdsWhichAreAlwaysTheSame() {
        assertThat(ids())
                .isEqualTo(ids())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches(NAME + "(/" + NAME + ")?"));
    }

    @Test
    void everyStepSaysWhatItIsAndHowLongItTakes() {
        for (Workflow workflow : plugin().workflows(context())) {
            assertThat(workflow.title()).isNotBlank();
            assertThat(workflow.steps()).as(workflow.id()).isNotEmpty();
            for (MaintenanceStep step : workflow.steps()) {
                assertThat(step.title()).as(step.id()).isNotBlank();
                assertThat(step.expected()).as(step.id()).isGreaterThan(Duration.ZERO);
            }
        }
    }

    private ServicePlugin plugin() {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(type + " has no public constructor without arguments that works", impossible);
        }
    }

    private Configuration configuration(String yaml) {
        return new ConfigurationLoader(folder -> PluginCatalog.of(List.of(plugin()), List.of())).parse(yaml);
    }

    private String section() {
        String rest = settings.strip().substring(1).strip();
        String separator = rest.startsWith("}") ? "" : ", ";
        return "services: {" + SERVICE + ": {type: " + plugin().id() + separator + rest + "}";
    }

    /** A host with nothing on it: no files, no programs. */
    private ServiceContext context() {
        CommandRunner none = (command, lines) -> {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    "There is no program " + command.arguments().get(0),
                    "");
        };
        CommandRunner reading = new ReadOnlyCommandRunner(none);
        Configuration configuration = configuration(section());
        return new HostContext(
                SERVICE,
                configuration.service(SERVICE).settings(),
                configuration.sharedSections(),
                (command, lines) -> {
                    commands.add(command);
                    return reading.run(command, lines);
                },
                root,
                Clock.systemUTC());
    }

    private List<Path> filesOfHost() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.toList();
        }
    }

    private List<String> ids() {
        return plugin().workflows(context()).stream()
                .flatMap(workflow -> Stream.concat(
                        Stream.of(workflow.id()),
                        workflow.steps().stream().map(step -> workflow.id() + "/" + step.id())))
                .toList();
    }
}
