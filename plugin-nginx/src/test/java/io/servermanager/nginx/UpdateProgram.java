package io.servermanager.nginx;

import io.servermanager.engine.ServerManager;
import io.servermanager.engine.journal.RunRecord;
import io.servermanager.engine.run.RunListener;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunRequest;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.RunEvent;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program in a process of its own that ends, as by kill -9, at the n-th moment of its run: when a line of the journal
 * has been written, when a step says what it does now, or at the first line that a step's commands write. Exit code 137
 * if it did, 0 if the run came to its end before, 1 if that end was a bad one.
 */
final class UpdateProgram {

    private UpdateProgram() {}

    /** @param arguments configuration, "update" or "recover", number of the event, from 1 */
    public static void main(String[] arguments) throws InterruptedException {
        int last = Integer.parseInt(arguments[2]);
        AtomicInteger count = new AtomicInteger();
        Set<String> stepsWithOutput = new HashSet<>();
        RunListener killer = timed -> {
            RunEvent event = timed.event();
            boolean counts = event instanceof RunEvent.Recorded
                    || event instanceof RunEvent.Activity
                    || event instanceof RunEvent.Output output && stepsWithOutput.add(output.step());
            if (counts && count.incrementAndGet() == last) {
                Runtime.getRuntime().halt(137);
            }
        };
        boolean good = true;
        try (ServerManager manager =
                ServerManager.builder().configuration(Path.of(arguments[0])).build()) {
            if (arguments[1].equals("recover")) {
                for (RunRecord run : manager.interrupted()) {
                    good &= manager.recover(run.runId(), RunOptions.unattended(), killer)
                            .filter(report -> report.outcome() != Outcome.NEEDS_ATTENTION)
                            .isPresent();
                }
            } else {
                manager.run(
                        manager.plan(new RunRequest("nginx", arguments[1], Map.of())), RunOptions.unattended(), killer);
            }
        }
        System.exit(good ? 0 : 1);
    }
}
