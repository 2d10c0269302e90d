package io.servermanager.engine.process;

import io.servermanager.spi.Command;
import java.util.Map;

/** Runs a shell script as a command that is never killed, and prints what it says: started by tests as a process of its own. */
final class NeverKilledProgram {

    private NeverKilledProgram() {}

    /** @param arguments the run's id and the script */
    public static void main(String[] arguments) throws InterruptedException {
        new HostCommandRunner()
                .withEnvironment(Map.of(ProcessMarks.RUN, arguments[0]))
                .run(Command.changes("sh", "-c", arguments[1]).neverKilled(), System.out::println);
    }
}
