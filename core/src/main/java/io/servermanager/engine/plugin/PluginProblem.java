package io.servermanager.engine.plugin;

/**
 * Something that could not be loaded.
 *
 * @param origin the jar, or "class path"
 * @param text what is wrong, one sentence
 */
public record PluginProblem(String origin, String text) {

    /** The origin and what is wrong there. */
    @Override
    public String toString() {
        return origin + ": " + text;
    }
}
