package io.servermanager.nginx.update;

import io.servermanager.docker.update.CheckPrerequisites;
import io.servermanager.docker.update.ManagedCompose;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.docker.update.ProjectFact;
import io.servermanager.nginx.NginxSettings;
import io.servermanager.nginx.verify.AdminApi;
import io.servermanager.nginx.verify.ProxyState;
import io.servermanager.nginx.verify.ProxySurvey;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;

/** Remembers how nginx Proxy Manager is before anything changes, as a {@link ProxyState}. */
public final class LookAtProxy implements MaintenanceStep {

    private final ManagedCompose.Source source;

    /** Looks at the project of {@code source}. */
    public LookAtProxy(ManagedCompose.Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "look-at-proxy";
    }

    @Override
    public String title() {
        return "Ask the admin API how it is";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact project = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        try (OpenProject open = OpenProject.of(source, context)) {
            context.remember(look(context, open, project.project()));
        }
    }

    static ProxyState look(StepContext context, OpenProject open, String project) throws InterruptedException {
        NginxSettings settings = context.settings(NginxSettings.class);
        return new ProxySurvey(
                        open.engine(),
                        open.commands(),
                        new AdminApi(settings.api()),
                        settings.service(),
                        context.root())
                .take(project);
    }
}
