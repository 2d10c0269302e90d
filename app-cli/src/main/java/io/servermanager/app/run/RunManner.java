package io.servermanager.app.run;

import io.servermanager.spi.FailurePolicy;
import java.util.Optional;

/**
 * How the person wants runs to go.
 *
 * @param yes whether nothing is asked
 * @param dryRun whether only the plan is shown
 * @param onFailure what happens when a step fails; empty to be asked on a terminal, and rolled back without one
 * @param rebootExitCode whether the exit code tells that all is done and the host has to be restarted
 */
public record RunManner(boolean yes, boolean dryRun, Optional<FailurePolicy> onFailure, boolean rebootExitCode) {

    /** This manner with an exit code of its own where the host has to be restarted. */
    public RunManner tellingOfReboots(boolean tell) {
        return new RunManner(yes, dryRun, onFailure, tell);
    }
}
