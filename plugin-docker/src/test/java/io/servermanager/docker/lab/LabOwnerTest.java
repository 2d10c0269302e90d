package io.servermanager.docker.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabOwnerTest {

    private final LabOwner running = LabOwner.thisProcess();

    @TempDir
    private Path directory;

    @Test
    void aRunningProgramHoldsItsLab() {
        assertThat(running.holds()).isTrue();
    }

    @Test
    void anotherProgramWithTheSameIdDoesNot() {
        assertThat(new LabOwner(running.pid(), "1", running.boot(), false).holds())
                .isFalse();
    }

    @Test
    void aProgramThatEndedDoesNotUnlessItKeptTheLab() {
        LabOwner ended = new LabOwner(Integer.MAX_VALUE, "1", running.boot(), false);
        assertThat(ended.holds()).isFalse();
        assertThat(ended.keeping().holds()).isTrue();
    }

    @Test
    void nothingHoldsALabOfAnEarlierBoot() {
        assertThat(new LabOwner(running.pid(), running.started(), "earlier", true).holds())
                .isFalse();
    }

    @Test
    void whatWasWrittenIsRead() throws Exception {
        Path file = directory.resolve("owner");
        running.keeping().write(file);
        assertThat(LabOwner.read(file)).hasValue(running.keeping());
    }

    @Test
    void whatIsNotThereOrNotUnderstoodIsNobody() throws Exception {
        assertThat(LabOwner.read(directory.resolve("missing"))).isEmpty();
        assertThat(LabOwner.read(Files.writeString(directory.resolve("broken"), "pid=many\n")))
                .isEmpty();
    }
}
