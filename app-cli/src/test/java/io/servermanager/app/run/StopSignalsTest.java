package io.servermanager.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class StopSignalsTest {

    private static final long HANGUP = 1L << (new Signal("HUP").getNumber() - 1);

    @Test
    void aHangUpIsIgnoredHereAndInWhatIsStartedFromTheFirstRunOn() throws Exception {
        StopSignals signals = new StopSignals(() -> {});
        assertThat(ignoredByAChild() & HANGUP).isNotZero();
        signals.close();
        assertThat(ignoredByAChild() & HANGUP).isNotZero();
    }

    @Test
    void aRequestToStopIsHeardEachTimeAndNotInheritedByWhatIsStarted() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        try (StopSignals signals = new StopSignals(heard::incrementAndGet)) {
            Signal.raise(new Signal("INT"));
            Awaitility.await().until(() -> heard.get() == 1);
            Signal.raise(new Signal("TERM"));
            Awaitility.await().until(() -> heard.get() == 2);
            assertThat(ignoredByAChild() & 1L << (new Signal("INT").getNumber() - 1))
                    .isZero();
        }
    }

    /** The signals that a new process ignores, as a mask: SigIgn in /proc/PID/status, see proc(5). */
    private static long ignoredByAChild() throws IOException {
        Process child = new ProcessBuilder("cat", "/proc/self/status").start();
        String status = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return status.lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElseThrow();
    }
}
