package io.servermanager.app.run;

import java.util.HashMap;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * While a run is at work, signals do not end the process: Ctrl-C (SIGINT) and a service manager's SIGTERM ask the run to
 * stop at its next safe point, and the hang-up of a lost connection (SIGHUP) changes nothing.
 */
public final class StopSignals implements AutoCloseable {

    private final Map<Signal, SignalHandler> before = new HashMap<>();

    /** Catches the signals from now on; {@code stop} is called on a thread of the virtual machine, perhaps repeatedly. */
    public StopSignals(Runnable stop) {
        handle("INT", signal -> stop.run());
        handle("TERM", signal -> stop.run());
        // a handler that does nothing, not SIG_IGN, which every command that is started would inherit
        handle("HUP", signal -> {});
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
