package io.servermanager.app.inject;

import io.servermanager.app.output.TerminalMeasure;
import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks stty(1), once, how large a terminal is, since the JDK cannot tell. Safe for use by several threads. */
final class TerminalSize implements TerminalMeasure {

    private static final Size UNKNOWN = new Size(0, 0);

    private final Map<Path, Size> known = new ConcurrentHashMap<>();

    /** Both 0 if they are not known. */
    private record Size(int rows, int columns) {}

    @Override
    public int applyAsInt(Path device) {
        return known.computeIfAbsent(device, TerminalSize::ask).columns();
    }

    @Override
    public int rows(Path device) {
        return known.computeIfAbsent(device, TerminalSize::ask).rows();
    }

    @Override
    public void forget() {
        known.clear();
    }

    private static Size ask(Path device) {
        try {
            CommandResult size = new HostCommandRunner().run(Command.reads("stty", "-F", device.toString(), "size"));
            String text = size.stdout().strip();
            if (!text.matches("[0-9]{1,5} [0-9]{1,5}")) {
                return UNKNOWN;
            }
            String[] rowsAndColumns = text.split(" ");
            return new Size(Integer.parseInt(rowsAndColumns[0]), Integer.parseInt(rowsAndColumns[1]));
        } catch (MaintenanceException noStty) {
            return UNKNOWN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
