package io.servermanager.system.services;

import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;

/** Remembers how the other services are before anything changes. */
public final class SurveyServices implements MaintenanceStep {

    @Override
    public String id() {
        return "survey-services";
    }

    @Override
    public String title() {
        return "Look how the services are";
    }

    @Override
    public Phase phase() {
        return Phase.PREFLIGHT;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        context.remember(ServicesFact.of(context.others().statuses()));
    }
}
