package io.servermanager.mailcow.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabExtension;
import io.servermanager.engine.ServerManager;
import io.servermanager.engine.journal.RunRecord;
import io.servermanager.engine.run.RunOptions;
import io.servermanager.engine.run.RunReport;
import io.servermanager.mailcow.StandIn;
import io.servermanager.spi.Command;
import io.servermanager.spi.Outcome;
import io.servermanager.spi.ServiceStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The update of Mailcow and the way back on a real Docker Engine, with a stand-in for Mailcow. */
@ExtendWith(LabExtension.class)
class MailcowUpdateIT {

    private static final int KILLED = 137;

    private final Lab lab;

    MailcowUpdateIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void anUpdateThatChangesTheDatabaseIsTakenBackWithTheBackupThatWasMadeBeforeIt() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            String before = mailcow.head();
            StandIn.write(mailcow.directory.resolve("docker-compose.override.yml"), "services: {}\n");
            String published = mailcow.publish("2026-02", "2", "02022026_1000");

            RunReport update = mailcow.run("update", Map.of("backup", "true"));

            assertThat(update.outcome()).as(update.toString()).isEqualTo(Outcome.DONE);
            assertThat(mailcow.head()).isEqualTo(published);
            assertThat(mailcow.allRun("2")).isTrue();
            assertThat(mailcow.inDatabase("schema")).isEqualTo("02022026_1000");
            assertThat(mailcow.beside(".pre-update.")).hasSize(1);
            assertThat(mailcow.pins()).hasSize(1);
            assertThat(reported(update, "changes")).contains("Version 2026-02");
            assertThat(reported(update, "version")).contains("from 2026-01 (").contains("to 2026-02 (");
            assertThat(reported(update, "downtime")).matches("\\d+ s");

            RunReport nothing = mailcow.run("update");
            assertThat(nothing.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
            assertThat(mailcow.pins()).hasSize(1);

            mailcow.execInDatabase("touch", "/var/lib/mysql/of-the-new-version");
            RunReport rollback = mailcow.run("rollback");

            assertThat(rollback.outcome()).as(rollback.toString()).isEqualTo(Outcome.DONE);
            assertThat(mailcow.head()).isEqualTo(before);
            assertThat(mailcow.branch()).isEqualTo("master");
            assertThat(mailcow.allRun("1")).isTrue();
            assertThat(mailcow.inDatabase("schema")).isEqualTo("01012026_1000");
            assertThat(mailcow.execInDatabase("ls", "/var/lib/mysql"))
                    .contains("ibdata1")
                    .doesNotContain("of-the-new-version");
            assertThat(mailcow.directory.resolve("docker-compose.override.yml")).exists();
            assertThat(mailcow.beside(".rollback.")).hasSize(1);
            assertThat(mailcow.script("--check").exitCode()).isZero();
        }
    }

    @Test
    void withoutABackupAnUpdateThatChangedTheDatabaseIsNotTakenBack() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            String published = mailcow.publish("2026-02", "2", "02022026_1000");
            assertThat(mailcow.hazards("update"))
                    .anyMatch(hazard -> hazard.contains("There is no checked backup") && hazard.contains("--backup"))
                    .anyMatch(hazard -> hazard.contains("update.sh sets it to https://github.com/mailcow/"))
                    .anyMatch(hazard -> hazard.contains("the old one cannot be used with it any more"))
                    .anyMatch(hazard -> hazard.contains("while the containers are down"));
            RunReport update = mailcow.run("update");
            assertThat(update.outcome()).as(update.toString()).isEqualTo(Outcome.DONE);
            assertThat(reported(update, "database")).contains("01012026_1000 to 02022026_1000");
            List<String> containers = mailcow.containers();

            String refusal = mailcow.refusal("rollback");

            assertThat(refusal)
                    .contains("there is no checked backup")
                    .contains("git reset --hard")
                    .contains("backup_and_restore.sh restore");
            assertThat(mailcow.head()).isEqualTo(published);
            assertThat(mailcow.containers()).isEqualTo(containers);
        }
    }

    @Test
    void aScriptThatEndsBeforeItStopsAnythingCostsNoDowntime() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            String before = mailcow.head();
            List<String> containers = mailcow.containers();
            mailcow.publish();

            mailcow.limitScript("45s");
            mailcow.atStage("configuration", "echo 'Checking internet connection... failed'; exit 1");
            RunReport failed = mailcow.run("update");
            assertThat(failed.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
            assertThat(failed.problem()).contains("exit code 1").contains("Checking internet connection... failed");

            mailcow.atStage("configuration", "sleep 600 | script --quiet --command 'read -r answer' /dev/null");
            RunReport asked = mailcow.run("update");
            assertThat(asked.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
            assertThat(asked.problem()).contains("waits for an answer at a terminal");

            mailcow.limitScript("3s");
            mailcow.atStage("configuration", "trap '' TERM; while true; do sleep 1; done");
            RunReport late = mailcow.run("update");
            assertThat(late.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
            assertThat(late.problem()).contains("no container was stopped");

            assertThat(mailcow.head()).isEqualTo(before);
            assertThat(mailcow.containers()).containsExactlyInAnyOrderElementsOf(containers);
        }
    }

    @Test
    void aMailcowThatTheScriptLeftDownIsStarted() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            String before = mailcow.head();
            String published = mailcow.publish();

            mailcow.atStage("merge", "exit 1");
            RunReport failed = mailcow.run("update");
            assertThat(failed.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
            assertThat(failed.problem()).contains("exit code 1");
            assertThat(mailcow.head()).isEqualTo(before);
            assertThat(mailcow.allRun("1")).isTrue();

            mailcow.atStage("merge", "kill -9 $$");
            RunReport killed = mailcow.run("update");
            assertThat(killed.outcome()).isEqualTo(Outcome.NEEDS_ATTENTION);
            assertThat(mailcow.allRun("1")).isTrue();

            mailcow.clearStage("merge");
            mailcow.atStage("pull", "exit 0");
            RunReport halfway = mailcow.run("update");
            assertThat(halfway.outcome()).as(halfway.toString()).isEqualTo(Outcome.DONE);
            assertThat(mailcow.head()).isEqualTo(published);
            assertThat(mailcow.allRun("2")).isTrue();
        }
    }

    @Test
    void whatCannotBeUpdatedIsRefusedBeforeAnythingIsTouched() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            String before = mailcow.head();
            List<String> containers = mailcow.containers();
            StandIn.write(mailcow.origin.resolve("data/new.conf"), "theirs\n");
            mailcow.publish();

            StandIn.write(mailcow.directory.resolve("data/new.conf"), "mine\n");
            RunReport collision = mailcow.run("update");
            assertThat(collision.outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
            assertThat(collision.problem()).contains("data/new.conf");
            assertThat(mailcow.directory.resolve("data/new.conf")).hasContent("mine");
            Files.delete(mailcow.directory.resolve("data/new.conf"));

            mailcow.publishMissingImage();
            RunReport missing = mailcow.run("update");
            assertThat(missing.outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
            assertThat(missing.problem()).contains("The registry has no such image");

            mailcow.atStage("mariadb", "exit 0");
            RunReport badBackup = mailcow.run("update", Map.of("backup", "true"));
            assertThat(badBackup.outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
            assertThat(badBackup.problem()).contains("the archive of mariadb is missing");

            assertThat(mailcow.head()).isEqualTo(before);
            assertThat(mailcow.containers()).containsExactlyInAnyOrderElementsOf(containers);
            assertThat(mailcow.pins()).isEmpty();
            assertThat(mailcow.beside(".")).isEmpty();
        }
    }

    @Test
    void aScriptThatIsNewItselfIsRunAgainAndMayPrintMuch() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            StandIn.write(
                    mailcow.origin.resolve("_modules/scripts/core.sh"),
                    Files.readString(mailcow.origin.resolve("_modules/scripts/core.sh")) + "# newer\n");
            mailcow.atStage("configuration", "yes 'much to say, again and again and again' | head -c 200M");
            StandIn.write(
                    mailcow.directory.resolve("data/conf/smtp.sh"), mailcow.read("data/conf/smtp.sh") + "# mine\n");
            String published = mailcow.publish();
            assertThat(mailcow.lookForUpdate().changes()).containsExactly("Version 2026-02");

            RunReport report = mailcow.run("update");

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
            assertThat(mailcow.lookForUpdate().available()).isFalse();
            assertThat(reported(report, "update.sh was updated")).isEqualTo("it was run again");
            assertThat(mailcow.git(mailcow.directory, "merge-base", "--is-ancestor", published, "HEAD")
                            .succeeded())
                    .isTrue();
            assertThat(mailcow.read("data/conf/smtp.sh")).endsWith("# mine\n");
            assertThat(mailcow.allRun("2")).isTrue();
            Path log =
                    mailcow.home.resolve("state/runs").resolve(report.runId()).resolve("output.log");
            assertThat(Files.size(log)).isBetween(1L << 20, 32L << 20);

            ServiceStatus status = mailcow.status();
            assertThat(status.health()).isEqualTo(ServiceStatus.Health.HEALTHY);
            assertThat(status.version().orElse("")).startsWith("2026-02");
            assertThat(status.parts())
                    .filteredOn(part -> part.name().equals("postfix-mailcow"))
                    .singleElement()
                    .extracting(part -> part.details().get("queue"))
                    .isEqualTo("2 messages");
            assertThat(mailcow.places().get("volume mysql-vol-1"))
                    .singleElement()
                    .satisfies(volume -> assertThat(volume.resolve("schema")).exists());
        }
    }

    @Test
    void killedWhileTheScriptRunsTheUpdateIsFinishedByRecoveryWhenTheScriptHasEnded() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            String published = mailcow.publish();
            mailcow.atStage("merge", "sleep 3");
            assertThat(runKilledAt(mailcow, "Stopping")).isEqualTo(KILLED);

            RunReport report = recover(mailcow);

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
            assertThat(reported(report, "interruption")).contains("has ended since");
            assertThat(mailcow.head()).isEqualTo(published);
            assertThat(mailcow.allRun("2")).isTrue();
        }
    }

    @Test
    void killedTogetherWithTheScriptTheFormerVersionIsStartedByRecovery() throws Exception {
        try (StandIn mailcow = StandIn.of(lab)) {
            String before = mailcow.head();
            mailcow.publish();
            mailcow.atStage("merge", "kill -9 $$");
            assertThat(runKilledAt(mailcow, "Stopping")).isEqualTo(KILLED);

            RunReport report = recover(mailcow);

            assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.NEEDS_ATTENTION);
            assertThat(report.problem()).contains("did not bring Mailcow to");
            assertThat(mailcow.head()).isEqualTo(before);
            assertThat(mailcow.allRun("1")).isTrue();
        }
    }

    private int runKilledAt(StandIn mailcow, String line) throws InterruptedException {
        return lab.commands()
                .run(Command.changes(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledProgram.class.getName(),
                                mailcow.configuration.toString(),
                                line)
                        .within(Duration.ofMinutes(2), Duration.ofMinutes(5)))
                .exitCode();
    }

    private static RunReport recover(StandIn mailcow) throws InterruptedException {
        try (ServerManager manager = mailcow.open()) {
            List<RunRecord> interrupted = manager.interrupted();
            assertThat(interrupted).hasSize(1);
            return manager.recover(interrupted.get(0).runId(), RunOptions.unattended(), timed -> {})
                    .orElseThrow();
        }
    }

    private static String reported(RunReport report, String name) {
        return report.reports().stream()
                .filter(entry -> entry.name().equals(name))
                .map(RunReport.Reported::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not reported: " + name + " in " + report));
    }
}
