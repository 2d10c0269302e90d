package io.servermanager.docker.prune;

import io.servermanager.docker.engine.DiskUsage;
import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.docker.engine.StoredVolume;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one workflow, which the previews of its steps share: to measure volumes takes the engine minutes, and the
 * steps must not tell of different moments.
 */
final class SharedPlan {

    private final OpenStorage.Source source;
    private @Nullable Made latest;

    SharedPlan(OpenStorage.Source source) {
        this.source = source;
    }

    /**
     * What was found for the previews that share a context.
     *
     * @param context whose it is
     * @param usage what takes space now
     * @param agreed what would be removed
     * @param projects the projects that exist
     */
    record Made(StepContext context, DiskUsage usage, Agreed agreed, ExistingProjects projects) {}

    /**
     * The plan for a context, made at the first call.
     *
     * @throws MaintenanceException of kind {@code USAGE} for options that cannot be, {@code PRECONDITION} for a volume
     *     that was named and cannot be removed
     */
    synchronized Made of(StepContext context) {
        Made known = latest;
        if (known == null || known.context() != context) {
            known = make(context);
            latest = known;
        }
        return known;
    }

    private Made make(StepContext context) {
        CleanupOptions options = CleanupOptions.of(context.options());
        try (OpenStorage open = source.open(context)) {
            Survey survey = open.survey(context);
            options.namedVolumes().forEach(name -> checkNamed(name, survey));
            List<Candidate> unused = UnusedObjects.of(survey, options);
            return new Made(context, survey.usage(), new Agreed(survey.at(), unused), survey.projects());
        }
    }

    private static void checkNamed(String name, Survey survey) {
        StoredVolume volume = survey.inventory().volumes().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MaintenanceException(
                        Kind.USAGE,
                        "There is no volume '" + name + "'",
                        "'docker volume ls' lists those that there are."));
        Optional<String> used = new ReasonsToStay(survey.inventory(), ExistingProjects.NONE, Set.of()).of(volume, true);
        used.ifPresent(reason -> {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "The volume '" + name + "' cannot be removed: it " + reason,
                    "Remove the container first, or leave the volume out.");
        });
    }

    /** The lines of the plan for one kind. */
    List<String> lines(StepContext context, ObjectKind kind) {
        Agreed agreed = of(context).agreed();
        return agreed.of(kind).stream().map(object -> object.line(agreed.at())).toList();
    }
}
