package io.servermanager.app.command;

import io.servermanager.app.output.DemoView;
import io.servermanager.app.output.ExitCode;
import io.servermanager.spi.Demonstration;
import io.servermanager.spi.Demonstration.Act;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A demonstration's stage in a temporary directory: set, played on, and taken down whatever happens. */
final class Theatre implements AutoCloseable {

    private static final String PREFIX = "server-manager-demo-";

    private final Path directory;
    private final Demonstration.Stage stage;
    private final boolean keep;
    private final AtomicBoolean mayBeInterrupted;
    private final DemoView view;
    private boolean kept;

    private Theatre(
            Path directory, Demonstration.Stage stage, boolean keep, AtomicBoolean mayBeInterrupted, DemoView view) {
        this.directory = directory;
        this.stage = stage;
        this.keep = keep;
        this.mayBeInterrupted = mayBeInterrupted;
        this.view = view;
    }

    /**
     * Sets the stage.
     *
     * @param keep whether it stays up after the last act
     * @param mayBeInterrupted is set to false when it is being taken down
     */
    static Theatre open(Demonstration demonstration, boolean keep, AtomicBoolean mayBeInterrupted, DemoView view)
            throws InterruptedException {
        Path directory = temporaryDirectory();
        boolean open = false;
        try {
            Demonstration.Stage stage = demonstration.openStage(directory, view::said);
            open = true;
            return new Theatre(directory, stage, keep, mayBeInterrupted, view);
        } finally {
            if (!open) {
                remove(directory, view);
            }
        }
    }

    /**
     * Plays the acts. The first that does not end as it should is the last.
     *
     * @return {@link ExitCode#DONE} if every command ended as it should
     */
    ExitCode play(CommandLineInterface program) throws InterruptedException {
        List<Act> acts = stage.acts();
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            view.narration(i + 1, acts.size(), act.narration());
            act.action().perform(view::said);
            if (act.command().isEmpty()) {
                continue;
            }
            view.command(act.command());
            ExitCode code = program.run(withOptions(act.command()));
            view.ended(act, code);
            if (Thread.interrupted() || (code == ExitCode.STOPPED && act.expectedExitCode() != code.code())) {
                throw new InterruptedException();
            }
            if (code.code() != act.expectedExitCode()) {
                return ExitCode.FAILED;
            }
        }
        if (keep) {
            kept = true;
            stage.keep().forEach(view::kept);
        }
        return ExitCode.DONE;
    }

    private String[] withOptions(List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.add("--config");
        all.add(stage.configuration().toString());
        all.addAll(view.options());
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        mayBeInterrupted.set(false);
        Thread.interrupted();
        view.said("taking everything down");
        stage.close();
        remove(directory, view);
    }

    /** Takes down a stage that was kept. */
    static void remove(Demonstration demonstration, Path kept) throws InterruptedException {
        demonstration.removeStage(kept);
        Path directory = kept.toAbsolutePath().normalize();
        Path parent = directory.getParent();
        boolean ours = parent != null && String.valueOf(parent.getFileName()).startsWith(PREFIX);
        try {
            Files.deleteIfExists(directory);
            if (ours) {
                Files.deleteIfExists(parent);
            }
        } catch (IOException notEmpty) {
            // what the stage itself has left is its own business
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory(PREFIX);
        } catch (IOException e) {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE, "No temporary directory can be made: " + e, "Look at the disk of /tmp.", e);
        }
    }

    /** Removes what is left of the stage; what cannot be removed is said and left. */
    private static void remove(Path directory, DemoView view) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            view.said("not all of " + directory + " could be removed: " + left);
        }
    }
}
