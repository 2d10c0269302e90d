package io.servermanager.system.apt;

import io.servermanager.spi.MaintenanceStep;
import io.servermanager.spi.Phase;
import io.servermanager.spi.StepContext;

/** Removes the archives that were downloaded. */
final class CleanArchives implements MaintenanceStep {

    @Override
    public String id() {
        return "clean-archives";
    }

    @Override
    public String title() {
        return "Remove the downloaded archives";
    }

    @Override
    public Phase phase() {
        return Phase.FINISH;
    }

    @Override
    public void run(StepContext context) throws InterruptedException {
        new PatientApt(context).run(AptGet.clean()).orThrow();
    }
}
