package io.servermanager.mailcow.update;

import io.servermanager.docker.engine.EngineInfo;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.mailcow.MailcowSettings;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.mailcow.installation.MailcowScript;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Can this Mailcow be updated, on this host? Remembers what is installed as an {@link InstallationFact}. */
final class CheckInstallation implements MaintenanceStep {

    @Override
    public String id() {
        return "check-installation";
    }

    @Override
    public String title() {
        return "Check Mailcow, its configuration and this host";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            InstallationFact found = look(context, project);
            InstallationCheck check = new InstallationCheck(git(context));
            Preview preview = Preview.of("installed: Mailcow " + found.version() + ", branch " + found.branch())
                    .basedOn(found.commit());
            List<String> notices = Stream.of(
                            check.foreignOrigin(),
                            HostCheck.oldEngine(project.engine().info()),
                            host(context).engineRestart(),
                            check.localChanges())
                    .flatMap(Optional::stream)
                    .toList();
            for (String notice : notices) {
                preview = preview.with(new Hazard(Hazard.Kind.NOTICE, notice));
            }
            return preview;
        }
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        try (OpenProject project = OpenProject.of(MailcowWorkflows.PROJECT, context)) {
            context.remember(look(context, project));
        }
    }

    private static InstallationFact look(StepContext context, OpenProject project) throws InterruptedException {
        MailcowSettings settings = context.settings(MailcowSettings.class);
        InstallationFact found = new InstallationCheck(git(context)).require();
        host(context).requireTools(settings.directory());
        host(context).requireEngineConfiguration();
        EngineInfo engine = project.engine().info();
        HostCheck.requireEngine(engine);
        HostCheck.requireRoom(engine, settings.room());
        OtherUpdate.refuse(settings.directory(), project.engine());
        return found;
    }

    private static GitCheckout git(StepContext context) {
        return new GitCheckout(context.settings(MailcowSettings.class).directory(), context.commands());
    }

    private static HostCheck host(StepContext context) {
        return new HostCheck(context.root(), MailcowScript.of(context).searchPath());
    }
}
