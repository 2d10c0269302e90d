package io.servermanager.mailcow.backup;

import io.servermanager.docker.DockerCommandLine;
import io.servermanager.docker.DockerSettings;
import io.servermanager.docker.compose.ComposeProject;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.mailcow.BackupSettings;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.DatabaseSchema;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.mailcow.installation.GitVersion;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import io.servermanager.spi.WorkflowOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs Mailcow's own backup, checks what it made, and adds what that leaves out: the directory of Mailcow with its git
 * history. Only then is the backup sealed, as one that can be relied on.
 */
public final class BackUpData implements MaintenanceStep {

    /** Asks for a backup before an update. */
    public static final WorkflowOption OPTION =
            WorkflowOption.flag("backup", "back up Mailcow's data first, by its own script, and check the backup");

    private static final Duration LONGEST = Duration.ofHours(12);

    private final boolean onlyIfAsked;

    private BackUpData(boolean onlyIfAsked) {
        this.onlyIfAsked = onlyIfAsked;
    }

    /** Backs up in any case. */
    public static BackUpData always() {
        return new BackUpData(false);
    }

    /** Backs up if {@link #OPTION} is given. */
    public static BackUpData ifAsked() {
        return new BackUpData(true);
    }

    @Override
    public String id() {
        return "back-up-data";
    }

    @Override
    public String title() {
        return "Back up the data";
    }

    @Override
    public Phase phase() {
        return Phase.BACKUP;
    }

    @Override
    public Duration expected() {
        return Duration.ofHours(1);
    }

    @Override
    public Preview preview(StepContext context) {
        BackupSettings settings = context.settings(MailcowSettings.class).backup();
        BackupStore store = new BackupStore(settings.directory());
        if (isAsked(context)) {
            return Preview.of("back up mail, database and settings to " + store.location() + ", and read it all back");
        }
        Optional<Instant> latest =
                store.checked().stream().map(BackupStore.Backup::taken).findFirst();
        boolean recent = latest.filter(taken ->
                        taken.plus(settings.recent()).isAfter(context.clock().instant()))
                .isPresent();
        return recent
                ? Preview.of("the data were backed up " + latest.get())
                : Preview.NONE.with(new Hazard(
                        Hazard.Kind.NOTICE,
                        latest.map(taken -> "The last checked backup of the data is of " + taken + ".")
                                        .orElse("There is no checked backup of the data.")
                                + " It is recommended to add --backup."));
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        if (!isAsked(context)) {
            return;
        }
        MailcowSettings settings = context.settings(MailcowSettings.class);
        BackupStore store = new BackupStore(settings.backup().directory());
        store.prepare();
        BackupScript script = new BackupScript(context, store);
        script.requireDecompressor();
        try (DockerEngine engine = new HttpDockerEngine(docker(context).endpoint())) {
            new BackupRoom(engine).require(projectName(context, engine), store.location());
        }
        List<Path> before = store.directories();
        Instant begun = context.clock().instant();
        boolean databaseCompleted = script.run();
        List<Path> made = new ArrayList<>(store.directories());
        made.removeAll(before);
        if (made.size() != 1) {
            throw new MaintenanceException(
                    Kind.FAILED,
                    "Mailcow's backup made " + (made.isEmpty() ? "nothing" : "more than one directory") + " in "
                            + store.location(),
                    "Look at what it said in the run's log.");
        }
        Path backup = made.get(0);
        context.activity("reading " + backup);
        new BackupContents(context.commands()).require(backup);
        if (!databaseCompleted) {
            throw new MaintenanceException(
                    Kind.FAILED,
                    "The backup in " + backup + " cannot be used: the copy of the database was not completed",
                    "Look at what mariabackup said in the run's log.");
        }
        addInstallation(context, settings.directory(), backup);
        GitVersion version = new GitCheckout(settings.directory(), context.commands()).version();
        List<BackupManifest.Entry> files = BackupStore.read(backup);
        BackupStore.seal(
                backup,
                new BackupManifest(
                        begun.toString(),
                        version.commit(),
                        version.text(),
                        DatabaseSchema.of(settings.directory()).orElse(""),
                        files));
        long bytes = files.stream().mapToLong(BackupManifest.Entry::bytes).sum();
        context.report("backup", backup + ", " + ByteSize.approximately(bytes));
    }

    private static String projectName(StepContext context, DockerEngine engine) throws InterruptedException {
        Path directory = context.settings(MailcowSettings.class).directory();
        return new ComposeProject(directory, engine, new DockerCommandLine(docker(context), context.commands())).name();
    }

    private static DockerSettings docker(StepContext context) {
        return context.shared(DockerSettings.SECTION, DockerSettings.class);
    }

    private boolean isAsked(StepContext context) {
        return !onlyIfAsked || context.option(OPTION.name());
    }

    /** What the script leaves out: configuration below {@code data/conf}, certificates, hooks, the git history. */
    private static void addInstallation(StepContext context, Path directory, Path backup) throws InterruptedException {
        context.activity("adding " + directory);
        Path parent = Optional.ofNullable(directory.getParent()).orElse(Path.of("/"));
        CommandResult result = context.commands()
                .run(Command.changes(
                                "tar",
                                "--create",
                                "--gzip",
                                "--warning=no-file-changed",
                                "--file",
                                backup.resolve("installation.tar.gz").toString(),
                                "--directory",
                                parent.toString(),
                                String.valueOf(directory.getFileName()))
                        .within(Duration.ofMinutes(5), LONGEST));
        // tar(1): exit code 1 means that files changed while they were read, which log files do.
        if (result.exitCode() > 1) {
            result.orThrow();
        }
    }
}
