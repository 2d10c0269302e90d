package io.servermanager.docker.prune;

import io.servermanager.docker.engine.Inventory;
import io.servermanager.docker.engine.ObjectKind;
import io.servermanager.docker.engine.Removal;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Removes the objects of one kind that were agreed to, one by one: each is looked at again, written down, removed, and
 * what became of it is written down.
 */
final class RemoveObjects implements MaintenanceStep {

    private final OpenStorage.Source source;
    private final SharedPlan plan;
    private final ObjectKind kind;

    RemoveObjects(OpenStorage.Source source, SharedPlan plan, ObjectKind kind) {
        this.source = source;
        this.plan = plan;
        this.kind = kind;
    }

    @Override
    public String id() {
        return "remove-" + kind.word();
    }

    @Override
    public String title() {
        return switch (kind) {
            case CONTAINERS -> "Remove stopped containers";
            case IMAGES -> "Remove unused images";
            case VOLUMES -> "Remove unused volumes";
            case NETWORKS -> "Remove unused networks";
            case BUILD_CACHE -> "Empty the build cache";
        };
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public Undo undoable() {
        return Undo.IMPOSSIBLE;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        List<String> lines = plan.lines(context, kind);
        return new Preview(lines.isEmpty() ? List.of("nothing") : lines, List.of(), "");
    }

    @Override
    public void run(StepContext context) {
        List<Candidate> agreed = MeasureBefore.agreed(context, kind);
        if (agreed.isEmpty()) {
            return;
        }
        try (OpenStorage open = source.open(context)) {
            ExistingProjects projects = open.projects(context, open.storage().inventory());
            for (int i = 0; i < agreed.size(); i++) {
                context.checkStopped();
                context.progress((double) i / agreed.size(), agreed.get(i).name());
                remove(agreed.get(i), open, projects, context);
            }
        }
        context.report(kind.word(), Account.of(context, kind).summary());
    }

    private void remove(Candidate object, OpenStorage open, ExistingProjects projects, StepContext context) {
        Inventory now = open.storage().inventory();
        LastLook look = new LastLook(
                now,
                open::finished,
                projects,
                CleanupOptions.of(context.options()).namedVolumes());
        Optional<String> kept = look.reasonToKeep(object);
        if (kept.isPresent()) {
            context.remember(new RemovalEnded(object.id(), object.name(), false, kept.get()));
            return;
        }
        context.remember(new RemovalBegun(object.id(), object.name()));
        Removal removal = new ObjectRemoval(open, now, context).remove(object);
        context.remember(
                switch (removal.result()) {
                    case DONE -> new RemovalEnded(object.id(), object.name(), true, "");
                    case ABSENT -> new RemovalEnded(object.id(), object.name(), true, "was gone already");
                    case REFUSED ->
                        new RemovalEnded(object.id(), object.name(), false, "the engine refuses: " + removal.reason());
                });
    }

    @Override
    public void account(StepContext context) {
        if (context.recall(MeasureBefore.class, Agreed.class).isEmpty()) {
            return;
        }
        Account account = Account.of(context, kind);
        if (!account.isEmpty()) {
            context.report(kind.word(), account.inFull(object -> whereabouts(object, context)));
        }
    }

    /** What became of an object whose removal was begun, and of which nothing more is written down. */
    private String whereabouts(RemovalBegun object, StepContext context) {
        if (kind == ObjectKind.BUILD_CACHE) {
            return "its removal was begun";
        }
        try (OpenStorage open = source.open(context)) {
            return LastLook.isThere(kind, object.id(), open.storage().inventory())
                    ? "its removal was begun, and it is still there"
                    : "its removal was begun, and it is gone";
        } catch (MaintenanceException silent) {
            return "its removal was begun, and whether it is gone cannot be found out";
        }
    }
}
