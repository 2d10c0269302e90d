package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servermanager.docker.engine.FakeEngine;
import io.servermanager.docker.engine.SampleContainer;
import io.servermanager.mailcow.StandIn;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherUpdateTest {

    private final FakeEngine engine = new FakeEngine();

    @TempDir
    private Path directory;

    @Test
    void aScriptOfThisMailcowThatRunsIsNamed() throws Exception {
        Path script = directory.resolve("update.sh");
        StandIn.write(script, "while true; do sleep 1; done\n");
        Process other = new ProcessBuilder("bash", "update.sh")
                .directory(directory.toFile())
                .start();
        try {
            Awaitility.await()
                    .untilAsserted(() -> assertThatThrownBy(() -> OtherUpdate.refuse(directory, engine))
                            .isInstanceOfSatisfying(MaintenanceException.class, busy -> {
                                assertThat(busy.kind()).isEqualTo(Kind.BUSY);
                                assertThat(busy.problem()).contains("process " + other.pid());
                            }));
            assertThatCode(() -> OtherUpdate.refuse(Path.of("/"), engine)).doesNotThrowAnyException();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThatCode(() -> OtherUpdate.refuse(directory, engine)).doesNotThrowAnyException();
    }

    @Test
    void aContainerOfMailcowsBackupIsNamed() {
        engine.add(SampleContainer.alone("mailcow-backup").make());
        assertThatThrownBy(() -> OtherUpdate.refuse(directory, engine))
                .hasMessageContaining("There is a container mailcow-backup");
    }
}
