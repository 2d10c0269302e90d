package io.servermanager.app.fake;

import io.servermanager.spi.Demonstration;
import io.servermanager.spi.DiskUse;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.LogSource;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ResourceStats;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.SnapshotSource;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.spi.UpdateCheck;
import io.servermanager.spi.Workflow;
import io.servermanager.spi.WorkflowOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A service that does as its settings say. */
public final class FakePlugin
        implements ServicePlugin, SnapshotSource, ResourceStats, LogSource, DiskUse, UpdateCheck, Demonstration {

    /**
     * The section of a fake service.
     *
     * @param update what becomes of an update: {@code good} by default, see {@link FakeStep}
     * @param directory where its steps leave files
     */
    public record Settings(String update, Path directory) {
        public Settings {
            update = update == null ? "good" : update;
        }
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String title() {
        return "A fake";
    }

    @Override
    public Class<? extends Record> settingsType() {
        return Settings.class;
    }

    @Override
    public boolean presentByDefault() {
        return false;
    }

    @Override
    public ServiceStatus status(ServiceContext context) {
        return switch (context.settings(Settings.class).update()) {
            case "absent" -> ServiceStatus.absent("not installed");
            case "broken" -> throw new MaintenanceException(Kind.UNAVAILABLE, "The engine is silent", "Wake it.");
            case "crash" -> throw new IllegalStateException("a bug");
            default ->
                new ServiceStatus(
                        Health.HEALTHY,
                        "1 container running",
                        Optional.of("2.0"),
                        List.of(new ServiceStatus.Part("app", "running", Health.HEALTHY, Map.of("image", "web:2"))),
                        List.of());
        };
    }

    @Override
    public UpdateAvailability checkForUpdate(ServiceContext context) {
        return switch (context.settings(Settings.class).update()) {
            case "absent" -> throw new MaintenanceException(Kind.NOT_INSTALLED, "The fake is not installed", "");
            case "broken" -> throw new MaintenanceException(Kind.UNAVAILABLE, "The engine is silent", "Wake it.");
            case "nothing" -> UpdateAvailability.none(Optional.of("2.0"));
            default ->
                new UpdateAvailability(
                        true,
                        Optional.of("2.0"),
                        Optional.of("2.1"),
                        List.of("Mend the web", "Paint it \u001b[31mred"),
                        List.of("It does not answer for some seconds."));
        };
    }

    @Override
    public List<Workflow> workflows(ServiceContext context) {
        return List.of(
                Workflow.named("update", "Update the fake")
                        .confirm(c -> "Update from 1 to 2?")
                        .option(WorkflowOption.flag("force", "also if there is nothing new"))
                        .hazard(Hazard.Kind.DOWNTIME, "It does not answer for some seconds.")
                        .then(FakeStep.check())
                        .then(FakeStep.swap())
                        .orRollBack(),
                Workflow.named("rollback", "Put the fake back")
                        .confirm(c -> "Go back?")
                        .option(WorkflowOption.value("to", "the snapshot"))
                        .hazard(Hazard.Kind.DATA_LOSS, "What was written since is lost.")
                        .then(FakeStep.check())
                        .orRollBack(),
                Workflow.named("restart", "Restart the fake")
                        .then(FakeStep.check())
                        .orRollBack());
    }

    @Override
    public List<SnapshotInfo> snapshots(ServiceContext context) {
        List<SnapshotInfo> infos = new ArrayList<>();
        for (String id : FakeStep.files(context, "snapshot-")) {
            infos.add(new SnapshotInfo(
                    id,
                    Path.of("/srv", id),
                    Instant.parse("2026-01-31T12:00:00Z"),
                    id.endsWith("bad") ? State.DAMAGED : State.COMPLETE,
                    3 << 20,
                    List.of("image web:1")));
        }
        return infos;
    }

    @Override
    public List<String> verifySnapshot(ServiceContext context, String id) {
        known(context, id);
        return id.endsWith("bad") ? List.of("data.db differs from the manifest") : List.of();
    }

    @Override
    public void removeSnapshot(ServiceContext context, String id) {
        known(context, id);
        FakeStep.remove(context, id);
    }

    @Override
    public List<Place> diskPlaces(ServiceContext context) {
        return List.of(
                new Place("files", List.of(context.settings(Settings.class).directory())));
    }

    private static void known(ServiceContext context, String id) {
        if (!FakeStep.files(context, "snapshot-").contains(id)) {
            throw new MaintenanceException(Kind.USAGE, "There is no snapshot '" + id + "'", "List them.");
        }
    }

    @Override
    public Sampler openSampler(ServiceContext context) {
        return FakeContainers.sampler(context.service());
    }

    @Override
    public Logs openLogs(ServiceContext context, Query query) {
        return FakeContainers.logs(context.service(), query);
    }

    @Override
    public String demonstrationTitle() {
        return "A fake is updated";
    }

    @Override
    public Stage openStage(Path directory, Consumer<String> say) {
        return FakeStage.in(directory, say);
    }

    @Override
    public void removeStage(Path directory) {
        FakeStage.remove(directory);
    }
}
