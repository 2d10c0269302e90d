package io.servermanager.app.inject;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Asks stty(1), once, how wide a terminal is, since the JDK cannot tell. Safe for use by several threads. */
final class TerminalWidth implements ToIntFunction<Path> {

    private final Map<Path, Integer> known = new ConcurrentHashMap<>();

    /** The columns; 0 if they are not known. */
    @Override
    public int applyAsInt(Path device) {
        return known.computeIfAbsent(device, TerminalWidth::ask);
    }

    private static int ask(Path device) {
        try {
            CommandResult size = new HostCommandRunner().run(Command.reads("stty", "-F", device.toString(), "size"));
            String[] rowsAndColumns = size.stdout().strip().split(" ");
            return rowsAndColumns.length == 2 && rowsAndColumns[1].matches("[0-9]{1,5}")
                    ? Integer.parseInt(rowsAndColumns[1])
                    : 0;
        } catch (MaintenanceException noStty) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
