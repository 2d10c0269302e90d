package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.servermanager.engine.process.BackgroundProcess;
import io.servermanager.spi.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a lab whose program ends without closing it. */
@ExtendWith(LabExtension.class)
class LabEndIT {

    @TempDir
    private Path parent;

    private BackgroundProcess program;
    private Path lab;
    private LabTraces traces;

    @BeforeEach
    void startAProgramWithALab() throws Exception {
        program = BackgroundProcess.start(
                Command.changes(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabProgram.class.getName(),
                        parent.toString()),
                parent.resolve("program.log"));
        Path ready = parent.resolve("ready");
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(ready) || !program.isAlive());
        assertThat(ready).as(Files.readString(parent.resolve("program.log"))).exists();
        lab = Path.of(Files.readString(ready));
        traces = LabTraces.of(lab);
        assertThat(traces.now()).anyMatch(trace -> trace.startsWith("bridge"));
    }

    @AfterEach
    void leaveNothing() throws Exception {
        program.terminate(Duration.ofSeconds(20));
        Lab.sweep(parent);
    }

    @Test
    void aProgramThatIsToldToEndTakesItsLabAway() throws Exception {
        ProcessHandle.of(program.pid()).orElseThrow().destroy();
        await().atMost(Duration.ofSeconds(30)).until(() -> !program.isAlive());
        assertThat(traces.now()).isEmpty();
    }

    @Test
    void aSweepTakesTheLabOfAKilledProgramAway() throws Exception {
        ProcessHandle.of(program.pid()).orElseThrow().destroyForcibly();
        await().until(() -> !program.isAlive());
        assertThat(new LabProcesses(new LabDirectory(lab)).find()).isNotEmpty();
        assertThat(Lab.sweep(parent)).isEqualTo(1);
        assertThat(traces.now()).isEmpty();
    }

    @Test
    void aSweepTakesAwayWhatIsLeftWhenTheDaemonsWereKilledToo() throws Exception {
        ProcessHandle.of(program.pid()).orElseThrow().destroyForcibly();
        await().until(() -> !program.isAlive());
        new LabProcesses(new LabDirectory(lab))
                .find().stream()
                        .filter(process -> process.info().command().orElse("").matches(".*/(containerd|dockerd)"))
                        .forEach(ProcessHandle::destroyForcibly);
        assertThat(Lab.sweep(parent)).isEqualTo(1);
        assertThat(traces.now()).isEmpty();
    }
}
