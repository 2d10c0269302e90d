package io.servermanager.nginx.update;

import io.servermanager.docker.update.ApplyRetention;
import io.servermanager.docker.update.CheckPrerequisites;
import io.servermanager.docker.update.ComposeWorkflows;
import io.servermanager.docker.update.ManagedCompose;
import io.servermanager.docker.update.PinImages;
import io.servermanager.docker.update.PullImages;
import io.servermanager.docker.update.RecreateContainers;
import io.servermanager.docker.update.TakeSnapshot;
import io.servermanager.docker.update.WaitUntilHealthy;
import io.servermanager.nginx.NginxSettings;
import io.servermanager.nginx.verify.ProxyCheck;
import io.servermanager.spi.Workflow;
import java.util.List;

/** The recipes of nginx Proxy Manager. */
public final class NginxWorkflows {

    /** Reads the project off {@link NginxSettings}. */
    public static final ManagedCompose.Source PROJECT = context -> {
        NginxSettings settings = context.settings(NginxSettings.class);
        return new ManagedCompose(
                settings.directory(),
                settings.snapshots(),
                settings.verify(),
                settings.health(),
                settings.ignoreMounts(),
                // The health check of the documentation gives up after 30 s, while plugins are still being installed.
                settings.verify().timeout());
    };

    private static final String TITLE = "nginx Proxy Manager";

    private NginxWorkflows() {}

    /** {@code update}, {@code rollback} and {@code restart}. */
    public static List<Workflow> all() {
        return List.of(
                Workflow.named("update", "Update " + TITLE)
                        .confirm(context ->
                                "Update " + TITLE + " in " + PROJECT.of(context).directory() + "?")
                        .option(ComposeWorkflows.FORCE)
                        .then(new CheckPrerequisites(PROJECT))
                        .then(new LookAtProxy(PROJECT))
                        .then(new PinImages(PROJECT))
                        .then(new PullImages(PROJECT))
                        .then(new TakeSnapshot(PROJECT))
                        .then(new RecreateContainers(PROJECT))
                        .then(new WaitUntilHealthy(PROJECT))
                        .then(new VerifyAdminApi(PROJECT, ProxyCheck.afterUpdate()))
                        .then(new ApplyRetention(PROJECT))
                        .orRollBack(),
                ComposeWorkflows.rollback(
                        PROJECT,
                        TITLE,
                        List.of(new LookAtProxy(PROJECT)),
                        List.of(new VerifyAdminApi(PROJECT, ProxyCheck.afterRollback()))),
                ComposeWorkflows.restart(PROJECT, TITLE));
    }
}
