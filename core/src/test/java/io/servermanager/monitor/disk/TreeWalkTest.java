package io.servermanager.monitor.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.engine.process.ReadOnlyCommandRunner;
import io.servermanager.monitor.disk.TreeUse.Directory;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeWalkTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path temporary;

    private final CommandRunner commands = new HostCommandRunner();
    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("tree"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsWhatDuCountsInAnyTree(long seed) throws Exception {
        GrownTree.grow(root, seed, 40 * (int) seed);
        TreeUse use = measure(root);
        assertThat(use.bytes()).isEqualTo(du(root));
        assertThat(use.directories()).isEqualTo(count("-type", "d"));
        assertThat(use.files()).isEqualTo(inodesThatAreNoDirectories());
        assertThat(use.complete()).isTrue();
        assertThat(use.unreadable()).isEmpty();
    }

    @Test
    void countsWhatDuCountsForEveryDirectoryNearTheTop() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            for (String below : List.of("x", "y")) {
                GrownTree.grow(Files.createDirectories(root.resolve(name + "/" + below)), name.hashCode(), 30);
            }
        }
        Files.write(root.resolve("a/big"), new byte[3_000_000]);
        List<Directory> biggest = measure(root).biggest();
        assertThat(biggest).extracting(Directory::path).contains(root.resolve("a"), root.resolve("c/y"));
        assertThat(biggest.get(0).path()).isEqualTo(root.resolve("a"));
        for (Directory directory : biggest) {
            boolean first = directory.path().getParent().equals(root);
            assertThat(first || directory.path().getParent().getParent().equals(root))
                    .isTrue();
            assertThat(directory.bytes()).as("%s", directory.path()).isEqualTo(du(directory.path()));
        }
    }

    @Test
    void countsAFileOnceHoweverManyNamesItHasAndOverAllTreesTogether() throws Exception {
        Path first = Files.createDirectories(root.resolve("first/deep"));
        Path second = Files.createDirectories(root.resolve("second/deep"));
        Files.write(first.resolve("data"), new byte[1_000_000]);
        Files.createLink(second.resolve("same"), first.resolve("data"));
        Files.createLink(first.resolve("again"), first.resolve("data"));
        assertThat(measure(root).bytes()).isEqualTo(du(root));
        TreeUse both = measure(root.resolve("first"), root.resolve("second"));
        assertThat(both.bytes()).isEqualTo(du(root.resolve("first"), root.resolve("second")));
        assertThat(both.files()).isEqualTo(1);
        assertThat(measure(root, root.resolve("first"), root).bytes()).isEqualTo(du(root));
    }

    @Test
    void followsALinkToTheTreeButNoneInside() throws Exception {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.write(outside.resolve("big"), new byte[1_000_000]);
        Files.createSymbolicLink(root.resolve("loop"), root);
        Files.createSymbolicLink(root.resolve("out"), outside);
        assertThat(measure(root).bytes()).isEqualTo(du(root)).isLessThan(1_000_000);
        Path link = Files.createSymbolicLink(temporary.resolve("link"), outside);
        assertThat(measure(link).bytes()).isEqualTo(du(outside));
    }

    @Test
    void measuresAFileAndAnEmptyDirectoryToo() throws Exception {
        Path file = Files.write(root.resolve("file"), new byte[10_000]);
        assertThat(measure(file).bytes()).isEqualTo(du(file));
        assertThat(measure(file).directories()).isZero();
        Path empty = Files.createDirectory(root.resolve("empty"));
        assertThat(measure(empty).bytes()).isEqualTo(du(empty));
    }

    @Test
    void entersNoOtherFileSystem() throws Exception {
        assumeMounting();
        Path inside = Files.createDirectories(root.resolve("a/mounted"));
        Path target = Files.createFile(root.resolve("a/file"));
        run("mount", "-t", "tmpfs", "server-manager-test", inside.toString());
        try {
            Path big = Files.write(inside.resolve("big"), new byte[1_000_000]);
            run("mount", "--bind", big.toString(), target.toString());
            try {
                TreeUse use = measure(root);
                assertThat(use.bytes()).isEqualTo(du(root)).isLessThan(1_000_000);
                assertThat(use.biggest()).extracting(Directory::path).containsExactly(root.resolve("a"));
            } finally {
                run("umount", "--lazy", target.toString());
            }
        } finally {
            run("umount", "--lazy", inside.toString());
        }
    }

    @Test
    void countsADirectoryThatIsMountedASecondTimeOnce() throws Exception {
        assumeMounting();
        Path one = Files.createDirectories(root.resolve("one/deep"));
        Files.write(one.resolve("data"), new byte[1_000_000]);
        long once = du(root);
        Path two = Files.createDirectories(root.resolve("x/y/z/two"));
        long withMountPoint = once + du(root.resolve("x")) - du(two);
        run("mount", "--bind", root.resolve("one").toString(), two.toString());
        try {
            assertThat(measure(root).bytes()).isEqualTo(withMountPoint);
        } finally {
            run("umount", "--lazy", two.toString());
        }
    }

    @Test
    void namesWhatItMayNotLookInto() throws Exception {
        Files.write(Files.createDirectories(root.resolve("open/in")).resolve("data"), new byte[50_000]);
        Files.createDirectory(root.resolve("open/closed"));
        run("chmod", "-R", "o+rX", temporary.toString());
        run("chmod", "0", root.resolve("open/closed").toString());
        CommandRunner asNobody = isRoot() ? new OtherUser(commands) : commands;
        boolean reachable = asNobody.run(Command.reads("ls", root.toString())).succeeded();
        assumeTrue(reachable, "the directory for temporary files is closed to others");
        TreeUse use = new TreeWalk(asNobody, 2, LONG).measure(List.of(root));
        run("chmod", "700", root.resolve("open/closed").toString());
        assertThat(use.unreadable()).containsExactly(root.resolve("open/closed") + ": Permission denied");
        assertThat(use.unreadableCount()).isEqualTo(1);
        assertThat(use.bytes()).isEqualTo(du(root));
    }

    @Test
    void breaksOffInTimeAndSaysSo() throws Exception {
        Object device = Files.getAttribute(root, "unix:dev");
        CommandRunner slow = (command, lines) -> {
            lines.accept("d0 " + device + " 1 8");
            throw new MaintenanceException(Kind.TIMEOUT, "too long", "");
        };
        TreeUse use = new TreeWalk(slow, 2, LONG).measure(List.of(root));
        assertThat(use.complete()).isFalse();
        assertThat(use.bytes()).isEqualTo(8 * 512);
    }

    @Test
    void saysSoWhenAWalkWasEndedFromOutside() throws Exception {
        CommandRunner killed = (command, lines) -> new CommandResult(command, 137, "", "");
        assertThat(new TreeWalk(killed, 2, LONG).measure(List.of(root)).complete())
                .isFalse();
    }

    @Test
    void namesWhateverIsComplainedOfButNotWhatHasGoneMeanwhile() throws Exception {
        String stderr = "find: '/a': No such file or directory\nfind: '/b: c': Input/output error\nfind: a loop\n";
        CommandRunner complaining = (command, lines) -> new CommandResult(command, 1, "", stderr);
        TreeUse use = new TreeWalk(complaining, 2, LONG).measure(List.of(root));
        assertThat(use.unreadable()).containsExactly("/b: c: Input/output error", "find: a loop");
        assertThat(use.complete()).isTrue();
    }

    @Test
    void dividesATreeThatIsTooWideToBeListedWithoutMissingAnything() throws Exception {
        for (int i = 0; i < 1100; i++) {
            Files.createDirectories(root.resolve(i % 1050 + "/" + i));
        }
        Path crowd = Files.createDirectory(root.resolve("crowd"));
        for (int i = 0; i < 21_000; i++) {
            Files.createSymbolicLink(crowd.resolve(Integer.toString(i)), Path.of("x"));
        }
        TreeUse use = measure(root);
        assertThat(use.bytes()).isEqualTo(du(root));
        assertThat(use.files()).isEqualTo(21_000);
        assertThat(use.directories()).isEqualTo(1 + 1050 + 1100 + 1);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> measure(root.resolve("nowhere")))
                .isInstanceOfSatisfying(MaintenanceException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
                    assertThat(failure.problem())
                            .contains(root.resolve("nowhere").toString());
                });
    }

    private TreeUse measure(Path... roots) throws InterruptedException {
        return new TreeWalk(new ReadOnlyCommandRunner(commands), 3, LONG).measure(List.of(roots));
    }

    /** Of a single number of roots, as du counts them together. */
    private long du(Path... roots) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("du", "-xsc", "--block-size=1", "--"));
        Arrays.stream(roots).forEach(path -> command.add(path.toString()));
        String[] lines = run(command.toArray(String[]::new)).stdout().split("\n");
        return Long.parseLong(lines[lines.length - 1].replace("\ttotal", ""));
    }

    private long count(String... condition) throws InterruptedException {
        Command find = Command.reads("find", root.toString()).and(condition).and("-printf", ".");
        return commands.run(find).orThrow().stdout().length();
    }

    private long inodesThatAreNoDirectories() throws InterruptedException {
        Command find = Command.reads("find", root.toString(), "!", "-type", "d", "-printf", "%i\\n");
        return commands.run(find).orThrow().stdout().lines().distinct().count();
    }

    private CommandResult run(String... command) throws InterruptedException {
        return commands.run(Command.changes(command)).orThrow();
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private void assumeMounting() throws InterruptedException {
        boolean possible =
                commands.run(Command.reads("unshare", "--mount", "true")).succeeded();
        assumeTrue(possible, "only root can mount");
    }

    /** Runs commands as a user who may not read everything. */
    private record OtherUser(CommandRunner host) implements CommandRunner {
        @Override
        public CommandResult run(Command command, Consumer<String> lines) throws InterruptedException {
            return host.run(
                    Command.reads("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--")
                            .and(command.arguments().toArray(String[]::new)),
                    lines);
        }
    }
}
