package io.servermanager.app.run;

import java.util.HashMap;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * While a run is at work, signals do not end the process: Ctrl-C (SIGINT) and a service manager's SIGTERM ask the run to
 * stop at its next safe point.
 *
 * <p>The hang-up of a lost connection (SIGHUP) changes nothing from the first run on, to the end of the process: then
 * other runs may follow, and the report. Commands that are started inherit that it is ignored, as under nohup(1).
 */
public final class StopSignals implements AutoCloseable {

    private final Map<Signal, SignalHandler> before = new HashMap<>();

    /** Catches the signals from now on; {@code stop} is called on a thread of the virtual machine, perhaps repeatedly. */
    public StopSignals(Runnable stop) {
        handle("INT", signal -> stop.run());
        handle("TERM", signal -> stop.run());
        // Not a handler that does nothing: what is ignored stays so in a child that was forked but has not left the
        // terminal's process group yet (execve(2)).
        handle("HUP", SignalHandler.SIG_IGN);
        before.remove(new Signal("HUP"));
    }

    private void handle(String name, SignalHandler handler) {
        Signal signal = new Signal(name);
        try {
            before.put(signal, Signal.handle(signal, handler));
        } catch (IllegalArgumentException takenByTheVirtualMachine) {
            // -Xrs leaves these signals to the operating system: then there is nothing to restore either
            before.remove(signal);
        }
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
