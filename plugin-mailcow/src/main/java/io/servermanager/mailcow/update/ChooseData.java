package io.servermanager.mailcow.update;

import io.servermanager.docker.update.ChooseSnapshot;
import io.servermanager.docker.update.ComposeWorkflows;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.backup.BackupStore;
import io.servermanager.mailcow.installation.DatabaseSchema;
import io.servermanager.mailcow.installation.GitVersion;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.SnapshotSource.State;
import io.servermanager.spi.StepContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Can the version of the snapshot be used with the present database? If not, the database comes from a checked backup of
 * that version; without one there is no way back, and nothing is touched.
 */
final class ChooseData implements MaintenanceStep {

    /**
     * Where the database comes from. A fact: the names of its components are a file format.
     *
     * @param backup the directory of the backup; empty where the present database stays
     */
    record Data(String backup) {}

    @Override
    public String id() {
        return "choose-data";
    }

    @Override
    public String title() {
        return "See whether the database fits the version";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            Optional<Snapshot> snapshot = named(context, project);
            if (snapshot.isEmpty()) {
                return Preview.NONE;
            }
            InstallationCopy copy = InstallationCopy.of(snapshot.get());
            Preview preview = Preview.of("back to Mailcow " + copy.version());
            Optional<BackupStore.Backup> backup = backup(context, copy);
            return backup.isEmpty()
                    ? preview.with(new Hazard(
                            Hazard.Kind.NOTICE,
                            "Mail, mailboxes and settings stay as they are: both versions use the" + " same database."))
                    : preview.with(new Hazard(
                            Hazard.Kind.DATA_LOSS,
                            "The database goes back to " + backup.get().taken()
                                    + ": mailboxes, aliases, passwords and settings that were made since are lost."
                                    + " Mail itself stays, also what arrived since."));
        }
    }

    /** As {@link ChooseSnapshot} chooses. */
    private static Optional<Snapshot> named(StepContext context, OpenProject project) throws InterruptedException {
        String wanted = context.options().getOrDefault(ComposeWorkflows.TO.name(), "");
        return project.snapshots().list().stream()
                .filter(snapshot -> wanted.isEmpty()
                        ? snapshot.state() == State.COMPLETE
                        : snapshot.id().equals(wanted)
                                || snapshot.path().toString().equals(wanted)
                                || snapshot.id().endsWith("." + wanted))
                .findFirst();
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            Snapshot snapshot = RestoreInstallation.chosen(context, project);
            Optional<BackupStore.Backup> backup = backup(context, InstallationCopy.of(snapshot));
            if (backup.isPresent()) {
                context.activity("reading " + backup.get().path());
                requireWhole(backup.get());
            }
            context.remember(
                    new Data(backup.map(found -> found.path().toString()).orElse("")));
        }
    }

    /** The backup that is needed; empty if none is, since the schemas are the same and known to be. */
    private static Optional<BackupStore.Backup> backup(StepContext context, InstallationCopy copy) {
        MailcowSettings settings = context.settings(MailcowSettings.class);
        Optional<String> present = DatabaseSchema.of(settings.directory());
        if (!copy.schema().isEmpty() && present.filter(copy.schema()::equals).isPresent()) {
            return Optional.empty();
        }
        BackupStore store = new BackupStore(settings.backup().directory());
        return Optional.of(store.checked().stream()
                .filter(backup -> backup.manifest().commit().equals(copy.commit()))
                .findFirst()
                .orElseThrow(() -> refused(copy, present, store.location(), settings.directory())));
    }

    private static MaintenanceException refused(
            InstallationCopy copy, Optional<String> present, Path backups, Path directory) {
        return new MaintenanceException(
                Kind.PRECONDITION,
                "Mailcow " + copy.version() + " would damage the present database (schema "
                        + present.orElse("unknown") + ", it makes " + copy.schema()
                        + "), and there is no checked backup"
                        + " of that version in " + backups,
                "It takes a backup of the database that was made with that version. If you have one: 'docker compose"
                        + " down' in " + directory + ", 'git reset --hard "
                        + GitVersion.shortened(copy.commit())
                        + "', put mailcow.conf back, 'docker compose up -d', and"
                        + " 'helper-scripts/backup_and_restore.sh restore'.");
    }

    private static void requireWhole(BackupStore.Backup backup) {
        List<String> damages = BackupStore.damages(backup);
        if (!damages.isEmpty()) {
            throw new MaintenanceException(
                    Kind.DAMAGED,
                    "The backup in " + backup.path() + " is damaged: " + damages.get(0),
                    "Put the file back from another copy of the backup.");
        }
    }
}
