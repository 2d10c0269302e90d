package io.servermanager.mailcow.update;

import io.servermanager.docker.update.CheckPrerequisites;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.docker.update.PinImages;
import io.servermanager.docker.update.ProjectFact;
import io.servermanager.docker.update.SnapshotContents;
import io.servermanager.engine.snapshot.Progress;
import io.servermanager.engine.snapshot.Snapshot;
import io.servermanager.engine.snapshot.SnapshotDraft;
import io.servermanager.engine.snapshot.SnapshotRequest;
import io.servermanager.mailcow.verify.MailAnswer;
import io.servermanager.mailcow.verify.MailState;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Copies Mailcow's directory while it runs: code with its git history, {@code mailcow.conf}, your changes, certificates.
 * The data are in volumes and not in it.
 */
final class CopyInstallation implements MaintenanceStep {

    private static final long RESERVE_BYTES = 64L << 20;
    private static final int ATTEMPTS = 3;

    @Override
    public String id() {
        return "copy-installation";
    }

    @Override
    public String title() {
        return "Copy Mailcow's directory";
    }

    @Override
    public Phase phase() {
        return Phase.BACKUP;
    }

    @Override
    public Undo undoable() {
        return Undo.BY_UNDO;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            return Preview.of("copy " + project.settings().directory() + " (code, git, mailcow.conf, your changes; not"
                    + " the data in volumes) to " + project.snapshots().directory());
        }
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        PinImages.Pinned pinned = context.recalled(PinImages.class, PinImages.Pinned.class);
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            Optional<String> shortage = project.snapshots().survey(List.of()).shortage(1, RESERVE_BYTES);
            if (shortage.isPresent()) {
                throw new MaintenanceException(
                        Kind.PRECONDITION,
                        "There is too little room in " + project.snapshots().directory() + ": " + shortage.get(),
                        "Free space there, or set 'snapshots: {directory: ...}' of the service to a larger disk.");
            }
            Snapshot snapshot = copy(context, project, pinned);
            context.report("snapshot", snapshot.path().toString());
        }
    }

    /** Begins anew where a file changes while it is read: containers write to a few of them, seldom. */
    private static Snapshot copy(StepContext context, OpenProject project, PinImages.Pinned pinned)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                SnapshotDraft draft = project.snapshots()
                        .begin(new SnapshotRequest(
                                pinned.snapshotId(),
                                context.service(),
                                context.runId(),
                                List.of(),
                                description(context, pinned).toMap()));
                draft.copyLive(progress(context));
                draft.copyAtRest(progress(context));
                return draft.complete();
            } catch (MaintenanceException failure) {
                if (failure.kind() != Kind.CHANGED_MEANWHILE || attempt == ATTEMPTS) {
                    throw failure;
                }
                project.snapshots().discard(pinned.snapshotId());
            }
        }
    }

    private static InstallationCopy description(StepContext context, PinImages.Pinned pinned) {
        ProjectFact project = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        InstallationFact installed = context.recalled(CheckInstallation.class, InstallationFact.class);
        MailState mail = context.recalled(LookAtMail.class, MailState.class);
        return new InstallationCopy(
                new SnapshotContents(project.project(), project.services(), project.images(), pinned.imageIds()),
                installed.commit(),
                installed.version(),
                installed.schema(),
                mail.answers().stream()
                        .filter(MailAnswer::well)
                        .map(answer -> answer.port().protocol())
                        .toList());
    }

    @Override
    public void undo(StepContext context) throws InterruptedException {
        Optional<PinImages.Pinned> pinned = context.recall(PinImages.class, PinImages.Pinned.class);
        if (pinned.isPresent()) {
            try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
                project.snapshots().discard(pinned.get().snapshotId());
            }
        }
    }

    private static Progress progress(StepContext context) {
        return new Progress() {
            @Override
            public void advanced(long done, long total) {
                context.progress(total == 0 ? 1 : (double) done / total, "copying");
            }

            @Override
            public void checkStopped() {
                context.checkStopped();
            }
        };
    }
}
