package io.servermanager.docker.prune;

import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/** Measures again and reports what was freed, by kind and in all. */
final class MeasureAfter implements MaintenanceStep {

    private final OpenStorage.Source source;

    MeasureAfter(OpenStorage.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "measure-after";
    }

    @Override
    public String title() {
        return "Measure what was freed";
    }

    @Override
    public Phase phase() {
        return Phase.FINISH;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("report what was freed, by kind and in all");
    }

    @Override
    public void run(StepContext context) {
        UsageFact before = context.recalled(MeasureBefore.class, UsageFact.class);
        try (OpenStorage open = source.open(context)) {
            context.activity("asking the engine");
            UsageFact after = UsageFact.of(open.storage().usage());
            context.remember(after);
            long freed = 0;
            for (ObjectKind kind : before.bytes().keySet()) {
                freed += before.of(kind) - after.of(kind);
                if (before.of(kind) > 0 || after.of(kind) > 0) {
                    context.report("space of " + kind.word(), change(before.of(kind), after.of(kind)));
                }
            }
            context.report("freed in all", ByteSize.approximately(freed));
        }
    }

    private static String change(long before, long after) {
        return ByteSize.approximately(before - after) + " freed, from " + ByteSize.approximately(before) + " to "
                + ByteSize.approximately(after);
    }

    @Override
    public void account(StepContext context) {
        if (context.recall(MeasureBefore.class, UsageFact.class).isPresent()) {
            run(context);
        }
    }
}
