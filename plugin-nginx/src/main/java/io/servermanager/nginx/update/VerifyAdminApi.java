package io.servermanager.nginx.update;

import io.servermanager.docker.update.CheckPrerequisites;
import io.servermanager.docker.update.ManagedCompose;
import io.servermanager.docker.update.OpenProject;
import io.servermanager.docker.update.ProjectFact;
import io.servermanager.docker.verify.Pace;
import io.servermanager.nginx.verify.ProxyCheck;
import io.servermanager.nginx.verify.ProxyState;
import io.servermanager.nginx.verify.ProxyVerification;
import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.Preview;
import io.servermanager.spi.StepContext;
import java.time.Duration;

/**
 * Is nginx Proxy Manager as good as before: the admin API, its database, nginx's configuration, the hosts? Containers and
 * ports cannot tell, since nginx answers also while its backend loops over a failed migration.
 */
public final class VerifyAdminApi implements MaintenanceStep {

    /** The backend answers only after its migrations, and after it has installed its certbot plugins. */
    private static final Duration AT_LEAST = Duration.ofSeconds(20);

    private final ManagedCompose.Source source;
    private final ProxyCheck check;

    /** Verifies the project of {@code source}. */
    public VerifyAdminApi(ManagedCompose.Source source, ProxyCheck check) {
        this.source = source;
        this.check = check;
    }

    @Override
    public String id() {
        return "verify-admin-api";
    }

    @Override
    public String title() {
        return "Verify the admin API";
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of("the admin API answers and tells its version; nginx accepts its configuration");
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        ProjectFact project = context.recalled(CheckPrerequisites.class, ProjectFact.class);
        ProxyState before = context.recalled(LookAtProxy.class, ProxyState.class);
        Duration timeout = source.of(context).verify().timeout();
        try (OpenProject open = OpenProject.of(source, context)) {
            ProxyState now = new ProxyVerification(
                            check, () -> LookAtProxy.look(context, open, project.project()), Pace.of(context))
                    .await(before, timeout.compareTo(AT_LEAST) > 0 ? timeout : AT_LEAST);
            ProxyVerification.versions(before, now).ifPresent(versions -> context.report("version", versions));
            ProxyVerification.notices(now).forEach(notice -> context.report("notice", notice));
        }
    }
}
