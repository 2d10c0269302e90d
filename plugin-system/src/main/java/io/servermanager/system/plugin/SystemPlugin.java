package io.servermanager.system.plugin;

import io.servermanager.spi.Overview;
import io.servermanager.spi.OverviewSource;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServicePlugin;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.system.info.SystemOverview;

/** The host itself, as the service {@code system}. */
public final class SystemPlugin implements ServicePlugin, OverviewSource {

    @Override
    public String id() {
        return "system";
    }

    @Override
    public String title() {
        return "The system";
    }

    @Override
    public ServiceStatus status(ServiceContext context) {
        return SystemOverview.status(context);
    }

    @Override
    public Overview overview(ServiceContext context) throws InterruptedException {
        return SystemOverview.of(context);
    }
}
