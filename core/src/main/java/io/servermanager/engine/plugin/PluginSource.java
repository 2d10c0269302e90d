package io.servermanager.engine.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where providers come from: the class path, or one jar.
 *
 * @param origin the jar's path, or "class path"
 * @param loader loads them
 * @param own whether only what this very loader defines counts, not what its parent does
 */
record PluginSource(String origin, ClassLoader loader, boolean own) {

    /** A loader that goes on failing is given up after so many problems. */
    private static final int TOO_MANY = 100;

    /** Instantiates all providers of {@code type}, by class name; what fails is told to {@code problems}. */
    <T> List<T> load(Class<T> type, Consumer<PluginProblem> problems) {
        List<ServiceLoader.Provider<T>> providers = new ArrayList<>();
        var spliterator = ServiceLoader.load(type, loader).stream().spliterator();
        int failures = 0;
        boolean more = true;
        while (more && failures < TOO_MANY) {
            try {
                more = spliterator.tryAdvance(providers::add);
            } catch (ServiceConfigurationError | LinkageError broken) {
                failures++;
                problems.accept(new PluginProblem(origin, words(broken)));
            }
        }
        providers.removeIf(provider -> own && provider.type().getClassLoader() != loader);
        providers.sort(Comparator.comparing(provider -> provider.type().getName()));
        List<T> instances = new ArrayList<>();
        for (ServiceLoader.Provider<T> provider : providers) {
            try {
                instances.add(provider.get());
            } catch (ServiceConfigurationError | LinkageError broken) {
                problems.accept(new PluginProblem(origin, words(broken)));
            }
        }
        return instances;
    }

    /** The message of an error, and that of its cause, which often is the one that says something. */
    static String words(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure + (cause == null ? "" : " (" + cause + ")");
    }
}
