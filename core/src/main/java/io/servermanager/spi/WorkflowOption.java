package io.servermanager.spi;

/**
 * Something that may be asked of a workflow, such as {@code --force} or {@code --to SNAPSHOT}.
 *
 * @param name of lower-case letters, digits and hyphens
 * @param description a phrase for people
 * @param takesValue whether it has a value
 */
public record WorkflowOption(String name, String description, boolean takesValue) {

    /** An option that is given or not. */
    public static WorkflowOption flag(String name, String description) {
        return new WorkflowOption(name, description, false);
    }

    /** An option with a value. */
    public static WorkflowOption value(String name, String description) {
        return new WorkflowOption(name, description, true);
    }
}
