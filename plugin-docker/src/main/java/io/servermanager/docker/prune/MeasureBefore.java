package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures what takes space, and holds on to what was agreed to. */
final class MeasureBefore implements MaintenanceStep {

    private final OpenStorage.Source source;
    private final SharedPlan plan;

    MeasureBefore(OpenStorage.Source source, SharedPlan plan) {
        this.source = source;
        this.plan = plan;
    }

    @Override
    public String id() {
        return "measure-before";
    }

    @Override
    public String title() {
        return "Measure what takes space";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        SharedPlan.Made made = plan.of(context);
        List<String> lines = new ArrayList<>();
        made.usage()
                .all()
                .forEach((kind, figures) -> lines.add(String.format(
                        Locale.ROOT,
                        "%s: %d, %d of them in use, %s",
                        kind.word(),
                        figures.count(),
                        figures.active(),
                        ByteSize.approximately(figures.bytes()))));
        Agreed agreed = made.agreed();
        lines.add(agreed.objects().size() + " unused objects would be removed, "
                + ByteSize.approximately(agreed.bytes()) + " or more would be freed");
        Preview preview = new Preview(lines, List.of(), "").agreeingTo(agreed);
        for (Path file : made.projects().unreadable()) {
            preview = preview.with(new Hazard(
                    Hazard.Kind.NOTICE,
                    file + " cannot be read as YAML: it may name any image, so images that have a name are kept."));
        }
        if (made.projects().elsewhere()) {
            preview = preview.with(new Hazard(
                    Hazard.Kind.NOTICE,
                    "The engine may be on another host: whatever belongs to a Compose project, and images that have a"
                            + " name, are kept."));
        }
        return preview;
    }

    @Override
    public void run(StepContext context) {
        Agreed agreed = context.recall(Agreed.class).orElseThrow();
        if (agreed.objects().isEmpty()) {
            context.nothingToDo("Nothing that may be removed is unused.");
            return;
        }
        try (OpenStorage open = source.open(context)) {
            context.activity("asking the engine");
            context.remember(UsageFact.of(open.storage().usage()));
        }
    }

    /** The objects of one kind that were agreed to in the run of a context. */
    static List<Candidate> agreed(StepContext context, ObjectKind kind) {
        return context.recalled(MeasureBefore.class, Agreed.class).of(kind);
    }
}
