package io.servermanager.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be asked of a service: an ordered list of steps with one question before them. Written as a recipe:
 *
 * <pre>{@code
 * Workflow.named("update", "Update Gitea")
 *         .confirm(context -> "Update Gitea and restart it?")
 *         .then(new CheckPrerequisites())
 *         .then(new InstallNewVersion())
 *         .orRollBack();
 * }</pre>
 *
 * @param id stable name, {@code [a-z][a-z0-9-]*}: {@code update}, {@code rollback}, {@code restart}, {@code cleanup}
 * @param title a phrase in the imperative for people
 * @param question the question before the first step
 * @param steps in the order in which they run; their phases never go back
 * @param options what may be asked for
 * @param hazards what is always to be known, besides what the previews say
 * @param onFailure what happens to the steps begun when one fails, unless the person decides otherwise
 * @param wayBack what a person does when nothing is undone automatically, in words and as a command, if there is such
 *     a way
 */
public record Workflow(
        String id,
        String title,
        Question question,
        List<MaintenanceStep> steps,
        List<WorkflowOption> options,
        List<Hazard> hazards,
        FailurePolicy onFailure,
        Optional<String> wayBack,
        boolean exclusive) {

    /**
     * Checks the order of the phases and the ids of the steps.
     *
     * @throws IllegalArgumentException if a phase goes back or an id stands twice or has a wrong form
     */
    public Workflow {
        steps = List.copyOf(steps);
        options = List.copyOf(options);
        hazards = List.copyOf(hazards);
        List<String> ids = new ArrayList<>();
        Phase latest = Phase.PREFLIGHT;
        for (MaintenanceStep step : steps) {
            if (!step.id().matches("[a-z][a-z0-9-]*") || ids.contains(step.id())) {
                throw new IllegalArgumentException("step id '" + step.id() + "' in workflow '" + id
                        + "' must be unique and of lower-case letters, digits and hyphens");
            }
            if (step.phase().compareTo(latest) < 0) {
                throw new IllegalArgumentException("step '" + step.id() + "' of phase " + step.phase()
                        + " stands after one of phase " + latest + " in workflow '" + id + "'");
            }
            latest = step.phase();
            ids.add(step.id());
        }
    }

    /** Begins a recipe. */
    public static Recipe named(String id, String title) {
        return new Recipe(id, title);
    }

    /** This workflow with other steps: how steps of other jars are put in. */
    public Workflow withSteps(List<MaintenanceStep> otherSteps) {
        return new Workflow(id, title, question, otherSteps, options, hazards, onFailure, wayBack, exclusive);
    }

    /** The question before the first step, asked lazily since it may name what is live. */
    @FunctionalInterface
    public interface Question {
        /** One sentence that can be answered with yes or no. Reads only. */
        String ask(ServiceContext context) throws InterruptedException;
    }

    /** A workflow being written. */
    public static final class Recipe {
        private final String id;
        private final String title;
        private Question question;
        private final List<MaintenanceStep> steps = new ArrayList<>();
        private final List<WorkflowOption> options = new ArrayList<>();
        private final List<Hazard> hazards = new ArrayList<>();
        private Optional<String> wayBack = Optional.empty();
        private boolean exclusive;

        private Recipe(String id, String title) {
            this.id = id;
            this.title = title;
            this.question = context -> title + "?";
        }

        /** The question before the first step; without one it is the title. */
        public Recipe confirm(Question theQuestion) {
            this.question = theQuestion;
            return this;
        }

        /** Adds something that may be asked for. */
        public Recipe option(WorkflowOption option) {
            options.add(option);
            return this;
        }

        /** Adds something that is always to be known before. */
        public Recipe hazard(Hazard.Kind kind, String text) {
            hazards.add(new Hazard(kind, text));
            return this;
        }

        /** Adds the next step. */
        public Recipe then(MaintenanceStep step) {
            steps.add(step);
            return this;
        }

        /** What a person does when nothing is undone automatically. */
        public Recipe wayBack(String wordsAndCommand) {
            wayBack = Optional.of(wordsAndCommand);
            return this;
        }

        /** No other service may have a run meanwhile. */
        public Recipe exclusive() {
            exclusive = true;
            return this;
        }

        /** Ends the recipe: on failure the steps that were begun are undone, last first. */
        public Workflow orRollBack() {
            return end(FailurePolicy.ROLLBACK);
        }

        /** Ends the recipe: on failure all is left as it is. */
        public Workflow orLeave() {
            return end(FailurePolicy.LEAVE);
        }

        private Workflow end(FailurePolicy policy) {
            return new Workflow(id, title, question, steps, options, hazards, policy, wayBack, exclusive);
        }
    }
}
