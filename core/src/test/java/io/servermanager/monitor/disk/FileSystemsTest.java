package io.servermanager.monitor.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.monitor.Host;
import io.servermanager.monitor.disk.FileSystemUse.Fullness;
import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.testing.ScriptedCommandRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileSystemsTest {

    private static final String MOUNTS = """
            22 27 0:21 / /proc rw,relatime - proc proc rw
            24 27 0:6 / /dev rw,relatime - devtmpfs devtmpfs rw,size=12334460k
            27 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,discard
            28 27 254:2 / /srv rw,relatime shared:2 master:3 - xfs /dev/vda2 rw
            29 27 254:2 /data /srv/copy/of\\040it rw,relatime - xfs /dev/vda2 rw
            30 27 0:50 / /var/lib/docker/overlay2/abc/merged rw - overlay overlay rw,lowerdir=/x
            31 27 0:51 / /mnt/back\\134up rw - nfs4 nas:/backup rw,addr=10.0.0.1
            32 27 7:0 / /snap/core ro - squashfs /dev/loop0 ro
            33 27 0:52 / /run rw - tmpfs tmpfs rw
            34 27 0:27 /@home /home rw - btrfs /dev/vda3 rw
            35 27 254:9 / /old rw - ext4 /dev/vda9 rw
            36 35 254:8 / /old ro - ext4 /dev/vda8 ro
            nonsense
            """;

    private final ScriptedCommandRunner commands = new ScriptedCommandRunner();
    private final Host host = new Host(Path.of("/"), commands, Clock.systemUTC());

    @Test
    void showsEachFileSystemWithADiskOnceAndNoOthers() {
        assertThat(MountTable.parse(MOUNTS).fileSystems())
                .extracting(Mount::point)
                .containsExactly("/", "/home", "/mnt/back\\up", "/old", "/srv");
    }

    @Test
    void theRootOfAContainerIsShownAlthoughItIsAnOverlay() {
        assertThat(MountTable.parse("1 2 0:9 / / rw - overlay overlay rw\n").fileSystems())
                .extracting(Mount::point)
                .containsExactly("/");
    }

    @Test
    void aLaterMountAtTheSamePlaceHidesTheEarlierOne() {
        Mount old = MountTable.parse(MOUNTS).fileSystems().get(3);
        assertThat(old.source()).isEqualTo("/dev/vda8");
        assertThat(old.writable()).isFalse();
    }

    @Test
    void tellsWhatIsMountedInsideADirectoryFromAnotherFileSystem() {
        MountTable mounts = MountTable.parse(MOUNTS);
        assertThat(mounts.below(Path.of("/srv"))).isEmpty();
        assertThat(mounts.below(Path.of("/mnt"))).containsExactly(Path.of("/mnt/back\\up"));
        assertThat(mounts.below(Path.of("/var/lib/docker"))).isEmpty();
        assertThat(mounts.below(Path.of("/"))).contains(Path.of("/home"), Path.of("/srv/copy/of it"));
    }

    @Test
    void aRemoteFileSystemThatHangsCostsOnlyItsOwnRow() throws Exception {
        commands.on("stat")
                .answer("4096 1000 400 350 100 25 /\n4096 10 5 5 0 0 /home\n512 8 0 0 9 9 /old\n4096 1 1 1 1 1 /srv\n");
        String[] remote = StatFs.command(List.of("/mnt/back\\up")).arguments().toArray(String[]::new);
        commands.on(remote).refuse(new MaintenanceException(Kind.TIMEOUT, "stat did not end", "See to the NAS."));
        FileSystems found = new FileSystemSurvey(host).of(MountTable.parse(MOUNTS));
        assertThat(found.problems()).containsExactly("stat did not end. See to the NAS.");
        assertThat(found.known())
                .extracting(FileSystemUse::mountPoint)
                .containsExactly(Path.of("/"), Path.of("/home"), Path.of("/old"), Path.of("/srv"));
        assertThat(found.known().get(0))
                .isEqualTo(new FileSystemUse(
                        Path.of("/"), "/dev/vda1", "ext4", true, 4096 * 1000, 4096 * 600, 4096 * 350, 100, 25));
        assertThat(commands.calls()).allMatch(command -> command.effect() == Command.Effect.READS);
    }

    @Test
    void aFileSystemThatDoesNotAnswerIsNamed() throws Exception {
        commands.on("stat").answer("4096 1000 400 350 100 25 /\n");
        MountTable mounts = MountTable.parse("""
                1 2 8:1 / / rw - ext4 /dev/a rw
                3 1 8:2 / /gone rw - ext4 /dev/b rw
                """);
        FileSystems found = new FileSystemSurvey(host).of(mounts);
        assertThat(found.known()).hasSize(1);
        assertThat(found.problems())
                .containsExactly("The file system at /gone does not tell how full it is. Try 'stat -f /gone'.");
    }

    @Test
    void fillingUpIsToldAt85AndFullAt95PercentOfBytesOrInodes() {
        assertThat(use(84, 16, 0, 0).fullness()).isEqualTo(Fullness.ROOM);
        assertThat(use(85, 15, 0, 0).fullness()).isEqualTo(Fullness.FILLING);
        assertThat(use(94, 6, 0, 0).fullness()).isEqualTo(Fullness.FILLING);
        assertThat(use(95, 5, 0, 0).fullness()).isEqualTo(Fullness.FULL);
        assertThat(use(1, 99, 100, 5).fullness()).isEqualTo(Fullness.FULL);
        assertThat(use(1, 99, 100, 5).usedInodesPercent()).isEqualTo(95);
        FileSystemUse image = new FileSystemUse(Path.of("/i"), "/dev/l", "ext4", false, 100, 100, 0, 10, 0);
        assertThat(image.fullness()).isEqualTo(Fullness.ROOM);
    }

    @Test
    void theRootOfThisMachineIsAsFullAsDfSays() throws Exception {
        HostCommandRunner real = new HostCommandRunner();
        Host here = new Host(Path.of("/"), real, Clock.systemUTC());
        FileSystems found = new FileSystemSurvey(here).of(MountTable.of(here));
        FileSystemUse root = found.known().stream()
                .filter(use -> use.mountPoint().equals(Path.of("/")))
                .findFirst()
                .orElseThrow();
        String[] df = real.run(Command.reads("df", "--block-size=1", "--output=size,itotal", "/"))
                .orThrow()
                .stdout()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip()
                .split(" +");
        assertThat(root.bytes()).isEqualTo(Long.parseLong(df[0]));
        assertThat(root.inodes()).isEqualTo(df[1].equals("-") ? 0 : Long.parseLong(df[1]));
    }

    @Property(tries = 300)
    void anyTextMakesATable(@ForAll String text) {
        MountTable.parse(text).fileSystems();
        MountTable.parse(MOUNTS + text).below(Path.of("/"));
        StatFs.parse(text);
    }

    private static FileSystemUse use(long used, long available, long inodes, long freeInodes) {
        return new FileSystemUse(
                Path.of("/x"), "/dev/x", "ext4", true, used + available, used, available, inodes, freeInodes);
    }
}
