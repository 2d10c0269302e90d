package io.servermanager.mailcow.update;

import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.VolumeDetails;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.mailcow.backup.DatabaseArchive;
import io.servermanager.mailcow.backup.SwappedDirectory;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the database of the backup into its volume, where the version wants another one than is there. The one that was
 * there stays beside it.
 */
final class RestoreDatabase implements MaintenanceStep {

    /**
     * Containers are about to be stopped and the volume's directory to be swapped. A fact: the names of its components
     * are a file format.
     *
     * @param directory the directory of the volume's files
     * @param kept where those that were in it go
     * @param stopped the ids of the containers that ran
     */
    record Swap(String directory, String kept, List<String> stopped) {}

    private static final Duration GRACE = Duration.ofSeconds(60);

    @Override
    public String id() {
        return "restore-database";
    }

    @Override
    public String title() {
        return "Restore the database";
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public Undo undoable() {
        return Undo.BY_UNDO;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("where the database has to go back: stop all containers, put that of the backup in place;"
                + " the present one is kept beside it");
    }

    @Override
    public void run(StepContext context) throws Exception {
        String backup =
                context.recalled(ChooseData.class, ChooseData.Data.class).backup();
        if (backup.isEmpty()) {
            return;
        }
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            String name = InstallationCopy.of(RestoreInstallation.chosen(context, project))
                    .compose()
                    .project();
            Path directory = volume(project.engine(), name + "_mysql-vol-1");
            List<ContainerDetails> running = running(project, name);
            Swap swap = new Swap(
                    directory.toString(),
                    directory + ".rollback." + context.runId(),
                    running.stream().map(ContainerDetails::id).toList());
            context.remember(swap);
            context.activity("stopping all containers");
            for (ContainerDetails container : running) {
                project.engine().stop(container.id(), GRACE);
            }
            context.activity("restoring the database");
            SwappedDirectory swapped = new SwappedDirectory(directory, Path.of(swap.kept()));
            swapped.putAside();
            new DatabaseArchive(Path.of(backup), context.commands()).extractTo(directory);
            context.report("database", "is that of " + backup + "; the one before is kept in " + swap.kept());
        }
    }

    @Override
    public void undo(StepContext context) throws Exception {
        if (context.recall(Swap.class).isEmpty()) {
            return;
        }
        Swap swap = context.recall(Swap.class).get();
        new SwappedDirectory(Path.of(swap.directory()), Path.of(swap.kept())).putBack();
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            for (String container : swap.stopped()) {
                project.engine().start(container);
            }
        }
    }

    private static List<ContainerDetails> running(OpenProject project, String name) {
        List<ContainerDetails> running = new ArrayList<>();
        project.engine()
                .containers(name)
                .forEach(container -> project.engine()
                        .inspect(container.id())
                        .filter(OpenProject::runs)
                        .ifPresent(running::add));
        return running;
    }

    /** Where the files of the volume are; only a plain directory of this host can be swapped. */
    private static Path volume(DockerEngine engine, String name) {
        return engine.volume(name)
                .filter(volume ->
                        volume.driver().equals("local") && volume.options().isEmpty())
                .flatMap(VolumeDetails::mountpoint)
                .orElseThrow(() -> new MaintenanceException(
                        Kind.PRECONDITION,
                        "The volume " + name + " is not there, or is no plain directory of this host",
                        "Restore the database by hand: 'helper-scripts/backup_and_restore.sh restore'."));
    }
}
