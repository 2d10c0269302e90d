package io.servermanager.app.fake;

import io.servermanager.app.fake.FakePlugin.Settings;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.StepContext;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import sun.misc.Signal;

/** A step that fails, waits, or is interrupted, as the settings say. */
final class FakeStep implements MaintenanceStep {

    /** What the step that swaps images remembers. */
    record Images(String before, String after) {}

    private final Phase phase;

    private FakeStep(Phase phase) {
        this.phase = phase;
    }

    static FakeStep check() {
        return new FakeStep(Phase.PREFLIGHT);
    }

    static FakeStep swap() {
        return new FakeStep(Phase.APPLY);
    }

    @Override
    public String id() {
        return phase == Phase.PREFLIGHT ? "check" : "swap";
    }

    @Override
    public String title() {
        return phase == Phase.PREFLIGHT ? "Check that all is there" : "Swap the image";
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public Undo undoable() {
        return phase == Phase.APPLY ? Undo.BY_UNDO : Undo.NOTHING_TO_UNDO;
    }

    @Override
    public Preview preview(StepContext context) {
        String update = context.settings(Settings.class).update();
        if (update.equals("absent")) {
            throw new MaintenanceException(Kind.NOT_INSTALLED, "The fake is not installed", "Install it.");
        }
        return phase == Phase.APPLY ? Preview.of("web:1 becomes web:2") : Preview.NONE;
    }

    @Override
    public void run(StepContext context) throws Exception {
        String update = context.settings(Settings.class).update();
        if (phase == Phase.PREFLIGHT) {
            check(context, update);
            return;
        }
        context.remember(new Images("sha256:old", "sha256:new"));
        touch(context, "swapped");
        if (update.equals("stopped")) {
            Signal.raise(new Signal("INT"));
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> mustThrow(context));
            context.checkStopped();
        }
        if (!update.equals("good")) {
            throw new MaintenanceException(Kind.FAILED, "The new image does not start", "Look at its log.");
        }
        context.report("downtime", "1.5 s");
    }

    private static void check(StepContext context, String update) {
        switch (update) {
            case "nothing-new" -> context.nothingToDo("web:2 is the newest");
            case "no-space" ->
                throw new MaintenanceException(
                        Kind.PRECONDITION, "There are 3 MiB free, 5 MiB are needed", "Clean up.");
            case "waits" -> {
                touch(context, "waiting");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> !files(context, "go-on").isEmpty());
            }
            default -> context.activity("looking");
        }
    }

    private static void mustThrow(StepContext context) {
        try {
            context.checkStopped();
        } catch (MaintenanceException stopped) {
            return;
        }
        throw new AssertionError("not stopped yet");
    }

    @Override
    public void undo(StepContext context) {
        if (context.settings(Settings.class).update().equals("stuck")) {
            throw new MaintenanceException(Kind.FAILED, "The old image is gone", "Fetch it by hand.");
        }
        remove(context, "swapped");
    }

    static List<String> files(ServiceContext context, String prefix) {
        File[] files = context.settings(Settings.class).directory().toFile().listFiles();
        return files == null
                ? List.of()
                : Arrays.stream(files)
                        .map(File::getName)
                        .filter(name -> name.startsWith(prefix))
                        .sorted()
                        .toList();
    }

    static void remove(ServiceContext context, String name) {
        try {
            Files.deleteIfExists(context.settings(Settings.class).directory().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(ServiceContext context, String name) {
        Path file = context.settings(Settings.class).directory().resolve(name);
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
