package io.servermanager.system.plugin;

import io.servermanager.spi.Overview;
import io.servermanager.spi.OverviewSource;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.UpdateAvailability;
import io.servermanager.spi.UpdateCheck;
import io.servermanager.spi.Workflow;
import io.servermanager.system.SystemSettings;
import io.servermanager.system.apt.CheckForUpdates;
import io.servermanager.system.apt.PendingUpdates;
import io.servermanager.system.apt.UpdateWorkflow;
import io.servermanager.system.info.SystemOverview;
import io.servermanager.system.reboot.RestartWorkflow;
import java.util.List;

/** The host itself, as the service {@code system}. */
public final class SystemPlugin implements ServicePlugin, OverviewSource, UpdateCheck {

    @Override
    public String id() {
        return "system";
    }

    @Override
    public String title() {
        return "The system";
    }

    @Override
    public Class<? extends Record> settingsType() {
        return SystemSettings.class;
    }

    @Override
    public ServiceStatus status(ServiceContext context) throws InterruptedException {
        return PendingUpdates.status(context);
    }

    @Override
    public Overview overview(ServiceContext context) throws InterruptedException {
        return SystemOverview.of(context);
    }

    @Override
    public UpdateAvailability checkForUpdate(ServiceContext context) throws InterruptedException {
        return CheckForUpdates.of(context);
    }

    @Override
    public List<Workflow> workflows(ServiceContext context) {
        return List.of(UpdateWorkflow.workflow(), RestartWorkflow.workflow());
    }
}
