package io.servermanager.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServicePlugin;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogTest {

    @TempDir
    Path directory;

    private Path folder;
    private Path workplace;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = OwnerOnlyTest.withMode(Files.createDirectory(directory.resolve("plugins")), "rwxr-xr-x")
                .toRealPath();
        workplace = Files.createDirectory(directory.resolve("workplace"));
    }

    @Test
    void findsThePluginsOfTheFolderById() throws Exception {
        Path b = jar().plugin("Gitea", "gitea").write(folder.resolve("b.jar"));
        jar().plugin("Blog", "blog").plugin("Wiki", "wiki").write(folder.resolve("a.jar"));

        PluginCatalog catalog = load();

        assertThat(catalog.all()).extracting(ServicePlugin::id).containsExactly("blog", "gitea", "wiki");
        assertThat(catalog.ids()).containsExactly("blog", "gitea", "wiki");
        assertThat(catalog.origin("gitea")).isEqualTo(b.toString());
        assertThat(catalog.plugin("gitea")).isSameAs(catalog.plugin("gitea"));
        assertThat(catalog.problems()).isEmpty();
    }

    @Test
    void findsThePluginsOfTheClassPathOnceAndPrefersThem() throws Exception {
        Path onPath = jar().plugin("Gitea", "gitea").write(directory.resolve("path.jar"));
        jar().plugin("Other", "gitea").write(folder.resolve("other.jar"));
        jar().plugin("Blog", "blog").write(folder.resolve("blog.jar"));

        try (URLClassLoader classPath = new URLClassLoader(
                new URL[] {onPath.toUri().toURL()}, getClass().getClassLoader())) {
            PluginCatalog catalog = PluginCatalog.load(folder, classPath);

            assertThat(catalog.ids()).containsExactly("blog", "gitea");
            assertThat(catalog.origin("gitea")).isEqualTo("class path");
            assertThat(catalog.problems())
                    .extracting(PluginProblem::toString)
                    .containsExactly(folder + "/other.jar: example.Other has the id 'gitea', which is taken by"
                            + " example.Gitea (class path)");
        }
    }

    @Test
    void isEmptyWithoutAFolder() {
        assertThat(PluginCatalog.load(directory.resolve("none")).all()).isEmpty();
    }

    @Test
    void reportsWhatIsBrokenAndGoesOnWithTheRest() throws Exception {
        Files.writeString(folder.resolve("a-torn.jar"), "no zip");
        jar().provider("ServicePlugin", "example.Missing")
                .plugin("Good", "good")
                .write(folder.resolve("b-missing.jar"));
        jar().source("Throws", "public class Throws { public Throws() { throw new Error(); } }")
                .provider("ServicePlugin", "example.Throws")
                .write(folder.resolve("c-wrong-type.jar"));
        jar().plugin("Upper", "Upper").plugin("All", "all").write(folder.resolve("d-ids.jar"));
        jar().source("Old", """
                        public final class Old implements ServicePlugin {
                            public String id() { return "old"; }
                            public Class<? extends Record> settingsType() { throw new NoSuchMethodError("Service.gone()"); }
                            public ServiceStatus status(ServiceContext context) { return ServiceStatus.absent(""); }
                        }
                        """).provider("ServicePlugin", "example.Old").write(folder.resolve("e-old.jar"));
        jar().plugin("Last", "last").write(folder.resolve("z.jar"));

        PluginCatalog catalog = load();

        assertThat(catalog.ids()).containsExactly("good", "last");
        List<PluginProblem> problems = catalog.problems();
        assertThat(problems)
                .extracting(
                        problem -> folder.relativize(Path.of(problem.origin())).toString())
                .containsExactly(
                        "a-torn.jar", "b-missing.jar", "c-wrong-type.jar", "d-ids.jar", "d-ids.jar", "e-old.jar");
        assertThat(problems.get(0).text()).startsWith("is no readable jar: ");
        assertThat(problems.get(1).text()).contains("example.Missing");
        assertThat(problems.get(2).text()).contains("example.Throws not a subtype");
        assertThat(problems.get(3).text()).contains("example.All has the id 'all'");
        assertThat(problems.get(4).text()).contains("example.Upper has the id 'Upper'");
        assertThat(problems.get(5).text())
                .contains("example.Old cannot be used")
                .contains("Service.gone()");
    }

    @Test
    void showsLibrariesOfTheFolderToAllPlugins() throws Exception {
        Path library = jar().source("Names", "public class Names { public static String id() { return \"lib\"; } }")
                .write(folder.resolve("names.jar"));
        jar().source("User", """
                        public final class User implements ServicePlugin {
                            public String id() {
                                try {
                                    return (String) Class.forName("example.Names").getMethod("id").invoke(null);
                                } catch (ReflectiveOperationException missing) {
                                    throw new IllegalStateException(missing);
                                }
                            }
                            public ServiceStatus status(ServiceContext context) { return ServiceStatus.absent(""); }
                        }
                        """).provider("ServicePlugin", "example.User").write(folder.resolve("user.jar"));

        assertThat(library).exists();
        assertThat(load().ids()).containsExactly("lib");
    }

    @Test
    void refusesAFolderOrJarThatOthersMayWrite() throws Exception {
        Path jar = jar().plugin("Gitea", "gitea").write(folder.resolve("gitea.jar"));
        OwnerOnlyTest.withMode(jar, "rw-rw-r--");

        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(MaintenanceException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.NOT_PERMITTED);
                    assertThat(refused.remedy()).endsWith("'chmod go-w " + jar + "'.");
                })
                .hasMessage("the plugin " + jar + " can be written by others than its owner");

        OwnerOnlyTest.withMode(folder, "rwxrwxrwx");
        assertThatThrownBy(this::load)
                .hasMessage("the plugin folder " + folder + " can be written by others than its owner");
    }

    @Test
    void suggestsWhatMayHaveBeenMeant() throws Exception {
        jar().plugin("Nginx", "nginx").plugin("Mailcow", "mailcow").write(folder.resolve("a.jar"));

        PluginCatalog catalog = load();

        assertThatThrownBy(() -> catalog.plugin("ngnix"))
                .isInstanceOfSatisfying(MaintenanceException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.USAGE);
                    assertThat(failure.remedy()).isEqualTo("Known are: mailcow, nginx.");
                })
                .hasMessage("there is no plugin 'ngnix'; did you mean 'nginx'?");
        assertThatThrownBy(() -> catalog.plugin("postgres")).hasMessage("there is no plugin 'postgres'");
    }

    private PluginJar jar() {
        return new PluginJar(workplace);
    }

    private PluginCatalog load() {
        return PluginCatalog.load(folder);
    }
}
