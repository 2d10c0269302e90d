package io.servermanager.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCommandRunnerTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final String run = UUID.randomUUID().toString();
    private final MarkedProcesses left = new MarkedProcesses(ProcessMarks.RUN, run);
    private final HostCommandRunner host = new HostCommandRunner()
            .withEnvironment(Map.of(ProcessMarks.RUN, run))
            .withGrace(SHORT);

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeftRunning() {
        left.end(Duration.ZERO);
    }

    @Test
    void keepsBothStreamsApartAndPassesAllLinesOn() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();

        CommandResult result = host.run(sh("echo out; echo err >&2; printf 'a\\rb\\r\\nlast'; exit 7"), lines::add);

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.stdout()).isEqualTo("out\na\rb\r\nlast");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(lines).containsExactlyInAnyOrder("out", "err", "a", "b", "last");
    }

    @Test
    void decodesUtf8AlsoAcrossReads() throws Exception {
        List<String> lines = new ArrayList<>();

        host.run(sh("printf '\\303'; sleep 0.1; printf '\\244\\n'"), lines::add);

        assertThat(lines).containsExactly("ä");
    }

    @Test
    void closesStandardInput() throws Exception {
        assertThat(host.run(sh("cat; echo end")).stdout()).isEqualTo("end\n");
    }

    @Test
    void speaksTheLanguageCUnlessTheCommandAsksForAnother() throws Exception {
        assertThat(host.run(sh("echo $LC_ALL")).stdout()).isEqualTo("C\n");
        assertThat(host.run(sh("echo $LC_ALL").with("LC_ALL", "C.UTF-8")).stdout())
                .isEqualTo("C.UTF-8\n");
    }

    @Test
    void startsTheProgramInItsDirectory() throws Exception {
        assertThat(host.run(Command.reads("pwd").in(directory)).stdout()).isEqualTo(directory.toRealPath() + "\n");
    }

    @Test
    void givesEveryCommandItsOwnSession() throws Exception {
        String pidAndSession = host.run(sh("echo $$; ps -o sid= -p $$")).stdout();

        String[] numbers = pidAndSession.trim().split("\\s+");
        assertThat(numbers[1]).isEqualTo(numbers[0]);
    }

    @Test
    void tellsTheSignalThatEndedACommand() throws Exception {
        assertThat(host.run(sh("kill -9 $$")).exitCode()).isEqualTo(128 + 9);
    }

    @Test
    void keepsTheFirstEightMebibytesAndPassesTheRestOn() throws Exception {
        long[] passed = new long[1];
        String mebibytes100 = "yes 0123456789abcde | head -c 104857600";

        CommandResult result = host.run(
                sh(mebibytes100 + " >&2 & " + mebibytes100 + "; wait"), line -> passed[0] += line.length() + 1);

        assertThat(passed[0]).isEqualTo(2 * 104_857_600L);
        assertThat(result.stdout()).hasSize(8 * 1024 * 1024).startsWith("0123456789abcde\n");
        assertThat(result.stderr()).hasSize(8 * 1024 * 1024);
    }

    @Test
    void goesOnWhenTheConsumerOfLinesThrows() throws Exception {
        CommandResult result = host.run(sh("seq 100000"), line -> {
            throw new IllegalStateException("disk full");
        });

        assertThat(result.succeeded()).isTrue();
        assertThat(result.stdout()).endsWith("100000\n");
    }

    @Test
    void saysWhichProgramIsMissing() {
        assertThatThrownBy(() -> host.run(Command.reads("no-such-program")))
                .isInstanceOfSatisfying(MaintenanceException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
                    assertThat(failure.problem()).startsWith("the program 'no-such-program' is not installed");
                    assertThat(failure.remedy()).startsWith("Install it ");
                });
    }

    @Test
    void saysWhichFileIsNoProgramAndWhichDirectoryIsMissing() throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "x");

        assertThatThrownBy(() -> host.run(Command.reads(text.toString())))
                .hasMessage("the program " + text + " is not executable");
        assertThatThrownBy(() -> host.run(Command.reads(directory + "/none")))
                .hasMessage("the program " + directory + "/none does not exist");
        assertThatThrownBy(() -> host.run(Command.reads("true").in(directory.resolve("gone"))))
                .hasMessage("the directory " + directory + "/gone, where 'true' was to be started, does not exist");
    }

    @Test
    void endsAllProcessesAtTheLongestTime() {
        Command stubborn = sh("trap '' TERM\n"
                        + "sleep 300 &\n"
                        + "(sh -c 'sleep 301 & sleep 302' &)\n"
                        + "(setsid sh -c 'trap \"\" TERM; sleep 303; sleep 304' &)\n"
                        + "env -i sleep 305 &\n"
                        + "echo waiting for the moon\n"
                        + "while :; do sleep 1; done")
                .within(SHORT, Duration.ofMillis(2500));

        assertThatThrownBy(() -> host.run(stubborn)).isInstanceOfSatisfying(MaintenanceException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.problem())
                    .endsWith("did not end within 2.5 s and was ended; the last it said was: waiting for the moon");
        });
        assertThat(left.alive()).isEmpty();
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> ProcFs.commandLine(process.pid()))
                        .filter(line -> line.equals("sleep 305")))
                .isEmpty();
    }

    @Test
    void givesAProgramTheGraceToEndByItself() throws Exception {
        Path marker = directory.resolve("marker");
        Command polite = sh("trap 'echo bye > " + marker + "; exit 0' TERM; while :; do sleep 0.05; done")
                .within(SHORT, Duration.ofSeconds(2));

        assertThatThrownBy(() -> host.withGrace(Duration.ofSeconds(10)).run(polite))
                .isInstanceOf(MaintenanceException.class);
        assertThat(marker).hasContent("bye");
    }

    @Test
    void reportsACommandOnceAsOverdue() throws Exception {
        List<Duration> told = new ArrayList<>();

        host.withOverdueListener((command, limit) -> told.add(limit))
                .run(sh("sleep 0.5").within(Duration.ofMillis(100), Duration.ofSeconds(20)));

        assertThat(told).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void waitsForACommandThatIsNeverKilledAndReportsItTwice() throws Exception {
        List<Duration> told = new ArrayList<>();
        Command patient = sh("sleep 0.6; echo done")
                .within(Duration.ofMillis(100), Duration.ofMillis(200))
                .neverKilled();

        CommandResult result =
                host.withOverdueListener((command, limit) -> told.add(limit)).run(patient);

        assertThat(result.stdout()).isEqualTo("done\n");
        assertThat(told).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void endsTheCommandWhenItsCallerIsInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                host.run(sh("(setsid sleep 300 &) ; sleep 301"));
            } catch (InterruptedException | RuntimeException failure) {
                thrown.set(failure);
            }
        });
        caller.start();
        await().until(() ->
                left.alive().stream().anyMatch(process -> process.commandLine().equals("sleep 301")));

        caller.interrupt();
        caller.join(10_000);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(left.alive()).isEmpty();
    }

    @Test
    void waitsForACommandThatIsNeverKilledAlsoWhenItsCallerIsInterrupted() throws Exception {
        AtomicReference<String> said = new AtomicReference<>("");
        Path go = directory.resolve("go");
        Thread caller = new Thread(() -> {
            try {
                String output = host.run(sh("while [ ! -e " + go + " ]; do sleep 0.05; done; echo done")
                                .neverKilled())
                        .stdout();
                said.set(output + Thread.currentThread().isInterrupted());
            } catch (InterruptedException wrong) {
                said.set("interrupted");
            }
        });
        caller.start();
        await().until(() -> !left.alive().isEmpty());

        caller.interrupt();
        Files.createFile(go);
        caller.join(10_000);

        assertThat(said.get()).isEqualTo("done\ntrue");
    }

    @Test
    void keepsTheOutputOfACommandThatIsNeverKilled() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();

        CommandResult result =
                host.run(sh("seq 50000; echo err >&2; sleep 0.2; echo last").neverKilled(), lines::add);

        assertThat(result.stdout()).startsWith("1\n2\n").endsWith("50000\nlast\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(lines).hasSize(50_002);
    }

    @Test
    void letsACommandThatIsNeverKilledOutliveThisProgram() throws Exception {
        Path end = directory.resolve("end");
        BackgroundProcess program = BackgroundProcess.start(
                Command.changes(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NeverKilledProgram.class.getName(),
                        run,
                        "echo one; while [ ! -e " + directory + "/go ]; do sleep 0.05; done; seq 100000; echo $? > "
                                + end),
                directory.resolve("log"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(directory.resolve("log")).content().contains("one\n"));
        assertThat(left.alive()).isNotEmpty().allMatch(MarkedProcess::neverKilled);

        host.run(Command.changes("kill", "-KILL", Long.toString(program.pid())));
        await().until(() -> !program.isAlive());
        Files.createFile(directory.resolve("go"));

        assertThat(new RunProcesses().awaitOrEnd(run, Duration.ofSeconds(20))).isEmpty();
        assertThat(end).hasContent("0");
    }

    @Test
    void doesNotWaitForWhatACommandLeavesRunningInTheBackground() throws Exception {
        long begin = System.nanoTime();

        CommandResult result = host.run(sh("sleep 300 & echo started"));

        assertThat(result.stdout()).isEqualTo("started\n");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(left.alive()).hasSize(1);
    }

    private static Command sh(String script) {
        return Command.changes("sh", "-c", script);
    }
}
