package io.servermanager.system.info;

import io.servermanager.monitor.host.HostFigures;
import io.servermanager.monitor.host.HostRates;
import io.servermanager.system.apt.PendingUpdates;
import java.util.List;
import java.util.Optional;

/**
 * The value of the overview of {@code system}.
 *
 * @param host the figures of the moment
 * @param rates what happened while it was looked at
 * @param failedUnits the units of systemd that have failed; empty where systemd does not run or does not tell
 * @param packages how the host stands with its packages; empty where there is no apt or it does not tell
 */
record SystemFigures(
        HostFigures host, HostRates rates, Optional<List<String>> failedUnits, Optional<PendingUpdates> packages) {}
