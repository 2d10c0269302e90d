package io.servermanager.app.run;

import io.servermanager.spi.FailurePolicy;
import java.util.Optional;

/**
 * How the person wants runs to go.
 *
 * @param yes whether nothing is asked
 * @param dryRun whether only the plan is shown
 * @param onFailure what happens when a step fails; empty to be asked on a terminal, and rolled back without one
 */
public record RunManner(boolean yes, boolean dryRun, Optional<FailurePolicy> onFailure) {}
