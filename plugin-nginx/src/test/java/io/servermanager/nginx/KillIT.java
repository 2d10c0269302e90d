package io.servermanager.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.docker.lab.SampleBehaviour;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.engine.ServerManager;
import io.servermanager.spi.Command;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * kill -9 at every journal entry of an update and in the midst of its steps, on a real Docker Engine: after {@code recover} the service is wholly old or wholly new.
 */
@ExtendWith(LabExtension.class)
class KillIT {

    private static final int KILLED = 137;

    private final Lab lab;

    KillIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void killedAtAnyMomentOfAGoodUpdateTheServiceIsWhollyOldOrWhollyNew() throws Exception {
        int event = 1;
        while (survives(SampleImage.of("2.15.1"), event)) {
            event++;
        }
        assertThat(event).as("as many moments as a whole update has").isGreaterThan(25);
    }

    @Test
    void killedAtAnyMomentOfABadUpdateTheServiceIsWhollyOld() throws Exception {
        SampleImage bad = SampleImage.of("2.15.1").behaving(SampleBehaviour.MIGRATES_THEN_FAILS);
        int event = 1;
        while (survives(bad, event)) {
            event++;
        }
        assertThat(event)
                .as("as many moments as a whole update with its rollback has")
                .isGreaterThan(35);
    }

    /** Whether the program was killed at all; false once the run ends before the event. */
    private boolean survives(SampleImage update, int event) throws Exception {
        try (Installation nginx = Installation.of(lab)) {
            String oldImage = nginx.imageOfContainer();
            String newImage = nginx.publish(update).imageId();
            boolean killed = program(nginx, "update", event) == KILLED;

            // Recovery itself is killed too, somewhere else each time.
            if (killed && program(nginx, "recover", 1 + event % 7) == KILLED) {
                assertThat(program(nginx, "recover", Integer.MAX_VALUE))
                        .as("recover after event " + event)
                        .isZero();
            }

            String image = nginx.imageOfContainer();
            String as = "event " + event + ", image " + (image.equals(oldImage) ? "old" : "new");
            assertThat(image).as(as).isIn(oldImage, newImage);
            assertThat(nginx.serves(image.equals(oldImage) ? "2.14.0" : "2.15.1"))
                    .as(as)
                    .isTrue();
            assertThat(nginx.service.schema()).as(as).isEqualTo(1);
            assertThat(nginx.allContainers()).as(as).hasSize(1);
            assertThat(nginx.beside(".restoring.")).as(as).isEmpty();
            assertThat(nginx.pins()).as(as).hasSize(nginx.beside(".pre-update.").size());
            if (image.equals(newImage)) {
                assertThat(nginx.beside(".pre-update.")).as(as).hasSize(1);
            }
            try (ServerManager manager = nginx.open()) {
                assertThat(manager.interrupted()).as(as).isEmpty();
            }
            return killed;
        }
    }

    private int program(Installation nginx, String what, int event) throws InterruptedException {
        return lab.commands()
                .run(Command.changes(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UpdateProgram.class.getName(),
                                nginx.configuration.toString(),
                                what,
                                String.valueOf(event))
                        .within(Duration.ofMinutes(2), Duration.ofMinutes(5)))
                .exitCode();
    }
}
