package io.servermanager.mailcow.update;

import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.HealthState;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.docker.update.Wellbeing;
import io.servermanager.docker.verify.Baseline;
import io.servermanager.mailcow.verify.MailState;
import io.servermanager.spi.Phase;
import io.servermanager.spi.ResumableStep;
import io.servermanager.spi.StepContext;
import java.time.Duration;
import java.util.List;

/** Do the containers of the former version run, and does it serve what it served when it was copied? */
final class VerifyRollback implements ResumableStep {

    @Override
    public String id() {
        return "verify-rollback";
    }

    @Override
    public String title() {
        return "Verify that mail works";
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public Duration expected() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            InstallationCopy copy = InstallationCopy.of(RestoreInstallation.chosen(context, project));
            Wellbeing.await(context, project, copy.compose().project(), allOf(copy));
            MailWait.await(context, now -> silent(now, copy));
        }
    }

    private static Baseline allOf(InstallationCopy copy) {
        return new Baseline(
                copy.compose().services().stream()
                        .map(service -> new Baseline.Container(
                                service, 1, "", ContainerState.RUNNING, HealthState.Verdict.NONE, "", 0))
                        .toList(),
                List.of(),
                List.of());
    }

    private static List<String> silent(MailState now, InstallationCopy copy) {
        return now.answers().stream()
                .filter(answer -> copy.protocols().contains(answer.port().protocol()) && !answer.well())
                .map(answer -> answer.port().label() + " " + answer.problem())
                .toList();
    }
}
