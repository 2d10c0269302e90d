package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.OverviewView;
import io.servermanager.engine.Capable;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.Overview;
import io.servermanager.spi.OverviewSource;

/** The overview of one service, as a command's result. */
final class OverviewReport {

    private final String service;

    /** @param service whose overview; it may not be there */
    OverviewReport(String service) {
        this.service = service;
    }

    ExitCode print(CommandContext context) throws InterruptedException {
        Capable<OverviewSource> source = context.engine()
                .capability(service, OverviewSource.class)
                .orElseThrow(() -> new MaintenanceException(
                        Kind.USAGE, "The service '" + service + "' has no overview", "Ask for its status instead."));
        Overview overview = source.capability().overview(source.context());
        if (context.output().manner().json()) {
            context.output().json(overview.value());
        } else {
            context.output().lines(OverviewView.lines(overview, context.output().style()));
        }
        return ExitCode.DONE;
    }
}
