package io.servermanager.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a step may use while it runs, is undone or is previewed. */
public interface StepContext extends ServiceContext {

    /** The name under which a step reports that the host has to be restarted, with the reason as the value. */
    String REBOOT_NEEDED = "reboot needed";

    /** The run's id, unique on this host; in a preview the id that the run would be given is not known: "preview". */
    String runId();

    /** What was asked for, by option name; an option without a value has the value {@code true}. */
    Map<String, String> options();

    /** Whether an option without a value was given. */
    default boolean option(String name) {
        return Boolean.parseBoolean(options().getOrDefault(name, "false"));
    }

    /**
     * Writes {@code fact} to the journal, and to the disk, before it returns, so that {@code undo} finds it in another
     * process. Call it before the action that the fact protects.
     *
     * @throws IllegalStateException in a preview
     */
    void remember(Record fact);

    /** The latest fact of this type that this step remembered in this run. */
    <T extends Record> Optional<T> recall(Class<T> type);

    /** All facts of this type that this step remembered in this run, oldest first. */
    <T extends Record> List<T> recallAll(Class<T> type);

    /** The latest fact of this type that another step of this run, named by its class, remembered. */
    <T extends Record> Optional<T> recall(Class<? extends MaintenanceStep> step, Class<T> type);

    /**
     * The fact that an earlier step of this run remembered.
     *
     * @throws IllegalStateException if there is none: a mistake in the order of the workflow
     */
    default <T extends Record> T recalled(Class<? extends MaintenanceStep> step, Class<T> type) {
        return recall(step, type)
                .orElseThrow(() -> new IllegalStateException(
                        "no " + type.getSimpleName() + " was remembered by " + step.getSimpleName()));
    }

    /** What goes on now, where no fraction is known: "waiting for app to be healthy". */
    void activity(String text);

    /** How far the step is, from 0 to 1. */
    void progress(double fraction, String text);

    /** One line of output, kept in the run's log and shown to who wants to see it. */
    void output(String line);

    /**
     * Something that the person should read in the report, such as a hazard that was met, or what was measured
     * ("downtime: 3.2 s"). Kept in the journal.
     */
    void report(String name, String value);

    /**
     * Says that there is nothing to do: when the step returns, what was begun is undone and the run ends well. Only
     * before the phase {@link Phase#APPLY}.
     */
    void nothingToDo(String reason);

    /**
     * Call where stopping is safe: throws if the person asked to stop. Once a step without a way back was begun the rest
     * of the run is not stopped any more, except where such a step calls this itself.
     *
     * @throws MaintenanceException of kind {@link MaintenanceException.Kind#STOPPED}
     */
    void checkStopped();
}
