package io.servermanager.engine.plugin;

import io.servermanager.spi.JoiningStep;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServicePlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All plugins that there are, each instantiated once, and the steps that join workflows, which are loaded when first
 * asked for. Safe for use by several threads.
 */
public final class PluginCatalog {

    private static final String CLASS_PATH = "class path";

    private final List<PluginSource> sources;
    private final List<PluginProblem> problems;
    private final Map<String, Found<ServicePlugin>> plugins;
    private @Nullable Map<String, Found<JoiningStep>> joining;

    private PluginCatalog(List<PluginSource> sources, List<PluginProblem> problems) {
        this.sources = sources;
        this.problems = problems;
        this.plugins = collect(ServicePlugin.class, PluginCatalog::describe);
    }

    /**
     * Loads the plugins of the class path and those of a folder.
     *
     * @param folder holds jars; it may be absent
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} if the folder or a jar could have been written by
     *     others, {@code CONFIGURATION} if the folder cannot be read
     */
    public static PluginCatalog load(Path folder) {
        return load(folder, PluginCatalog.class.getClassLoader());
    }

    /** Like {@link #load(Path)}, with {@code parent} for the class path. */
    public static PluginCatalog load(Path folder, ClassLoader parent) {
        List<PluginProblem> problems = new ArrayList<>();
        List<PluginSource> sources = new ArrayList<>();
        sources.add(new PluginSource(CLASS_PATH, parent, false));
        sources.addAll(PluginFolder.sources(folder, parent, problems::add));
        return new PluginCatalog(sources, problems);
    }

    /** A catalog of these plugins and steps: for embedders and tests. */
    public static PluginCatalog of(
            Collection<? extends ServicePlugin> plugins, Collection<? extends JoiningStep> steps) {
        PluginCatalog catalog = new PluginCatalog(List.of(), new ArrayList<>());
        plugins.forEach(plugin -> catalog.add(catalog.plugins, PluginCatalog::describe, plugin, CLASS_PATH));
        Map<String, Found<JoiningStep>> joining = new TreeMap<>();
        steps.forEach(step -> catalog.add(joining, JoiningStep::id, step, CLASS_PATH));
        catalog.joining = joining;
        return catalog;
    }

    /** All plugins, by id. */
    public List<ServicePlugin> all() {
        return plugins.values().stream().map(Found::provider).toList();
    }

    /** The ids of all plugins, sorted. */
    public List<String> ids() {
        return List.copyOf(plugins.keySet());
    }

    /** The plugin of this id, if there is one. */
    public Optional<ServicePlugin> find(String id) {
        return Optional.ofNullable(plugins.get(id)).map(Found::provider);
    }

    /**
     * The plugin of this id.
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is none
     */
    public ServicePlugin plugin(String id) {
        return find(id).orElseThrow(() -> new MaintenanceException(
                Kind.USAGE,
                "there is no plugin '" + id + "'" + Suggestion.phrase(id, ids()),
                "Known are: " + String.join(", ", ids()) + "."));
    }

    /**
     * The jar that a plugin comes from, or "class path".
     *
     * @throws MaintenanceException of kind {@code USAGE} if there is no such plugin
     */
    public String origin(String id) {
        plugin(id);
        return Optional.ofNullable(plugins.get(id)).map(Found::origin).orElse(CLASS_PATH);
    }

    /** The steps that join workflows of others, by id. */
    public List<JoiningStep> joiningSteps() {
        return joining().values().stream().map(Found::provider).toList();
    }

    /** The jar that a joining step comes from, or "class path"; empty if there is no such step. */
    public Optional<String> originOfStep(String id) {
        return Optional.ofNullable(joining().get(id)).map(Found::origin);
    }

    /** What could not be loaded, plugins and joining steps. */
    public synchronized List<PluginProblem> problems() {
        joining();
        return List.copyOf(problems);
    }

    /** The id, if the plugin can tell also the rest of what is read before anything is asked of it. */
    @SuppressWarnings("CheckReturnValue")
    private static String describe(ServicePlugin plugin) {
        plugin.settingsType().getRecordComponents();
        plugin.sharedSections().values().forEach(Class::getRecordComponents);
        return plugin.id();
    }

    private synchronized Map<String, Found<JoiningStep>> joining() {
        Map<String, Found<JoiningStep>> known = joining;
        if (known == null) {
            known = collect(JoiningStep.class, JoiningStep::id);
            joining = known;
        }
        return known;
    }

    private <T> Map<String, Found<T>> collect(Class<T> type, Function<T, String> id) {
        Map<String, Found<T>> found = new TreeMap<>();
        for (PluginSource source : sources) {
            for (T provider : source.load(type, problems::add)) {
                add(found, id, provider, source.origin());
            }
        }
        return found;
    }

    private <T> void add(Map<String, Found<T>> found, Function<T, String> idOf, T provider, String origin) {
        String name = provider.getClass().getName();
        try {
            String id = idOf.apply(provider);
            Found<T> first = found.get(id);
            if (!Ids.isValid(id)) {
                problems.add(new PluginProblem(
                        origin, name + " has the id '" + id + "', which must match " + Ids.FORM + " and not be 'all'"));
            } else if (first != null) {
                problems.add(new PluginProblem(
                        origin, name + " has the id '" + id + "', which is taken by " + first.describe()));
            } else {
                found.put(id, new Found<>(provider, origin));
            }
        } catch (RuntimeException | LinkageError broken) {
            problems.add(new PluginProblem(origin, name + " cannot be used: " + PluginSource.words(broken)));
        }
    }

    private record Found<T>(T provider, String origin) {
        String describe() {
            return provider.getClass().getName() + " (" + origin + ")";
        }
    }
}
