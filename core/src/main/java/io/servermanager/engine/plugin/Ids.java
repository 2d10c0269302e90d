package io.servermanager.engine.plugin;

/** The form of ids and names: plugins, workflows, steps and services. */
public final class Ids {

    /** Lower-case letters, digits and hyphens, beginning with a letter. */
    public static final String FORM = "[a-z][a-z0-9-]*";

    /** Stands for all services on the command line, and so can be the name of none. */
    public static final String ALL = "all";

    private Ids() {}

    /** Whether {@code id} may be an id or a name. */
    public static boolean isValid(String id) {
        return id.matches(FORM) && !id.equals(ALL);
    }
}
