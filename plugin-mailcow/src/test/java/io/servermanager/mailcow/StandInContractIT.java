package io.servermanager.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.spi.CommandResult;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the stand-in keeps of the contract of Mailcow's {@code update.sh}, which was read and run at release 2026-07a:
 * the facts on which the plugin rests.
 */
@ExtendWith(LabExtension.class)
class StandInContractIT {

    private final Lab lab;

    StandInContractIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void theCheckTellsOfAnUpdateByItsExitCodeAndAsksToBeRunAgainWhereTheModulesAreNewer() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            assertThat(mailcow.script("--check").exitCode()).as("nothing new").isEqualTo(3);
            mailcow.publish();
            assertThat(mailcow.script("--check").exitCode()).as("an update").isZero();
            assertThat(mailcow.script("--frobnicate", "--check").exitCode())
                    .as("unknown flags are ignored")
                    .isZero();
            StandIn.write(mailcow.origin.resolve("_modules/scripts/core.sh"), "# newer\n");
            mailcow.commit("2026-03");
            assertThat(mailcow.script("--check").exitCode())
                    .as("the modules are newer")
                    .isEqualTo(2);
            assertThat(mailcow.read("_modules/scripts/core.sh"))
                    .as("even the check changes files")
                    .isEqualTo("# newer\n");
            assertThat(mailcow.script("--check").exitCode()).as("run again").isZero();
        }
    }

    @Test
    void whatIsWrongBeforeTheContainersAreStoppedLeavesThemUpWhateverTheExitCode() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            mailcow.publish();
            List<String> containers = mailcow.containers();

            CommandResult unattended = mailcow.script();
            assertThat(unattended.exitCode())
                    .as("a question at the end of the input")
                    .isZero();
            assertThat(unattended.stdout()).contains("OK, exiting.");

            String conf = mailcow.read("mailcow.conf");
            StandIn.write(mailcow.directory.resolve("mailcow.conf"), conf.replace("mail.example.org", "example.org"));
            assertThat(mailcow.script("--force").exitCode())
                    .as("a bare domain is asked about even with --force")
                    .isEqualTo(1);
            StandIn.write(mailcow.directory.resolve("mailcow.conf"), conf);

            mailcow.publishMissingImage();
            assertThat(mailcow.script("--prefetch").exitCode())
                    .as("an image that is not there")
                    .isEqualTo(1);
            assertThat(mailcow.containers()).containsExactlyInAnyOrderElementsOf(containers);
        }
    }

    @Test
    void aFileThatGitDoesNotKnowKeepsTheNewVersionOutAndTheExitCodeIsZero() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            StandIn.write(mailcow.origin.resolve("data/new.conf"), "theirs\n");
            String published = mailcow.publish();
            StandIn.write(mailcow.directory.resolve("data/new.conf"), "mine\n");
            CommandResult result = mailcow.script("--force");
            assertThat(result.exitCode()).isZero();
            assertThat(result.stdout()).contains("Potential conflict");
            assertThat(mailcow.head()).isNotEqualTo(published);
            assertThat(mailcow.allRun("1")).isTrue();
        }
    }

    @Test
    void localChangesAreCommittedAndTheMergeKeepsThemAndOldImagesAreRemoved() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            mailcow.publish();
            StandIn.write(
                    mailcow.directory.resolve("data/conf/smtp.sh"), mailcow.read("data/conf/smtp.sh") + "# mine\n");
            assertThat(mailcow.script("--force").exitCode()).isZero();
            assertThat(mailcow.git(mailcow.directory, "log", "--format=%s").stdout())
                    .contains("Before update on")
                    .contains("After update on");
            assertThat(mailcow.read("data/conf/smtp.sh")).endsWith("# mine\n");
            assertThat(mailcow.allRun("2")).isTrue();
            assertThat(lab.commands()
                            .run(lab.docker("images", "--quiet", lab.registry() + "/mailcow/standin:1"))
                            .stdout())
                    .as("the image of the version before")
                    .isBlank();
        }
    }

    @Test
    void aDetachedHeadStopsAllContainersAndThenFails() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            mailcow.publish();
            mailcow.git(mailcow.directory, "checkout", "--quiet", "--detach");
            assertThat(mailcow.script("--force").exitCode()).isEqualTo(1);
            assertThat(mailcow.containers()).isEmpty();
            assertThat(Files.exists(mailcow.directory.resolve(".git/MERGE_HEAD")))
                    .isFalse();
        }
    }
}
