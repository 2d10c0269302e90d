package io.servermanager.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFidelityTest {
    private static final Instant TIME = Instant.parse("2026-11-23T14:00:00Z");

    @TempDir
    Path temporary;

    Path live;
    SnapshotStore store;

    @BeforeEach
    void makeTree() throws Exception {
        assumeTrue(Privilege.root(), "only root can give files to others");
        live = SampleTree.make(temporary.resolve("service"));
        store = new SnapshotStore(live, new HostCommandRunner(), Clock.systemUTC());
    }

    private Snapshot take() throws InterruptedException {
        SnapshotDraft draft = store.begin(new SnapshotRequest(store.newId(), "service", "run", List.of(), Map.of()));
        draft.copyLive(Progress.NONE);
        draft.copyAtRest(Progress.NONE);
        return draft.complete();
    }

    @Test
    void everythingIsTheSameAfterARestoreAsFindAndSha256sumSeeIt() throws Exception {
        List<String> before = SampleTree.look(live);
        String digest = TreeDigest.of(live);
        Snapshot snapshot = take();
        SampleTree.run("rm", "-r", live + "/data");
        Files.writeString(live.resolve("compose.yaml"), "broken");

        store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(SampleTree.look(live)).isEqualTo(before);
        assertThat(TreeDigest.of(live)).isEqualTo(digest);
        assertThat(Files.isSameFile(live.resolve("data/hard-link"), live.resolve("compose.yaml")))
                .isTrue();
    }

    @Test
    void takingASnapshotChangesNothingAlive() throws Exception {
        List<String> before = SampleTree.look(live);

        take();

        assertThat(SampleTree.look(live)).isEqualTo(before);
    }

    @Test
    void theContentsOfASnapshotCanBeRestoredByHand() throws Exception {
        Snapshot snapshot = take();
        Path byHand = Files.createDirectory(temporary.resolve("by hand"));

        SampleTree.run("cp", "-a", snapshot.path() + "/.", byHand.toString());

        List<String> expected = SampleTree.look(live);
        List<String> root = expected.stream().filter(line -> line.endsWith("|")).toList();
        assertThat(SampleTree.look(byHand))
                .filteredOn(line -> !line.endsWith("|"))
                .isEqualTo(
                        expected.stream().filter(line -> !root.contains(line)).toList());
    }

    @Test
    void holesStayHoles() throws Exception {
        long alive = SampleTree.blocks(live.resolve("data/sparse"));
        Snapshot snapshot = take();

        store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(SampleTree.blocks(snapshot.path().resolve("data/sparse"))).isLessThanOrEqualTo(alive + 256);
        assertThat(SampleTree.blocks(live.resolve("data/sparse"))).isLessThanOrEqualTo(alive + 256);
    }

    @Test
    void accessControlListsAndCapabilitiesComeAlong() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the numbers of system calls are amd64's");
        Path file = live.resolve("data/database.sqlite");
        Path holes = live.resolve("data/sparse");
        String acl = "0200000001000600ffffffff02000400e803000004000400ffffffff10000600ffffffff20000400ffffffff";
        setAttribute(file, "system.posix_acl_access", acl);
        setAttribute(holes, "system.posix_acl_access", acl);
        setAttribute(live.resolve("empty"), "system.posix_acl_default", acl);
        setAttribute(live.resolve("data/setuid"), "security.capability", "0100000200200000000000000000000000000000");
        String before = attributes(live);
        assertThat(before).contains("posix_acl_access", "posix_acl_default", "security.capability");

        Snapshot snapshot = take();
        store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(attributes(live)).isEqualTo(before);
        assertThat(SampleTree.blocks(holes)).isLessThan(1000);
    }

    private static void setAttribute(Path path, String name, String hex) throws InterruptedException {
        SampleTree.run(
                "perl",
                "-e",
                "$v = pack('H*', $ARGV[2]); syscall(188, $ARGV[0], $ARGV[1], $v, length $v, 0) == 0 or die $!",
                path.toString(),
                name,
                hex);
    }

    private static String attributes(Path tree) throws InterruptedException {
        List<String> lines = List.of(SampleTree.run(
                        "tar",
                        "--create",
                        "--file=/dev/null",
                        "-vvv",
                        "--xattrs",
                        "--xattrs-include=*",
                        "--acls",
                        "--sort=name",
                        "--numeric-owner",
                        "--directory=" + tree,
                        ".")
                .split("\n"));
        return String.join(
                "\n", lines.stream().filter(line -> line.startsWith("  ")).toList());
    }

    @Test
    void unchangedFilesAreSharedWithTheEarlierSnapshotAndNeverWithTheLiveOnes() throws Exception {
        Path database = live.resolve("data/database.sqlite");
        SampleTree.old(database);
        Snapshot first = take();
        Files.writeString(live.resolve("n".repeat(255)), "changed");

        Snapshot second = take();

        assertThat(same(first, second, "data/database.sqlite")).isTrue();
        assertThat(same(first, second, "n".repeat(255))).isFalse();
        assertThat(Files.isSameFile(first.path().resolve("data/database.sqlite"), database))
                .isFalse();
        store.remove(first);
        assertThat(store.verify(second, Progress.NONE)).isEmpty();
    }

    @Test
    void aDamagedEarlierCopyIsNotShared() throws Exception {
        Snapshot first = take();
        Path copy = first.path().resolve("data/database.sqlite");
        Files.write(copy, new byte[25000]);
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(live.resolve("data/database.sqlite")));

        Snapshot second = take();

        assertThat(same(first, second, "data/database.sqlite")).isFalse();
        assertThat(store.verify(second, Progress.NONE)).isEmpty();
    }

    @Test
    void aFileOfAnotherModeIsNotShared() throws Exception {
        Snapshot first = take();
        Files.setAttribute(live.resolve("data/database.sqlite"), "unix:mode", 0600);

        Snapshot second = take();

        assertThat(same(first, second, "data/database.sqlite")).isFalse();
        assertThat(store.verify(first, Progress.NONE)).isEmpty();
    }

    private static boolean same(Snapshot first, Snapshot second, String name) throws java.io.IOException {
        return Files.isSameFile(first.path().resolve(name), second.path().resolve(name));
    }

    @Test
    void aSnapshotIsOnlyForItsOwner() throws Exception {
        Snapshot snapshot = take();

        assertThat(Files.getPosixFilePermissions(snapshot.path())).hasSize(3);
        assertThat(Files.getAttribute(snapshot.path(), "unix:mode", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(040700);
        assertThat(Stat.of(snapshot.path().resolve(".server-manager")).mode()).isEqualTo(0700);
        assertThat(Stat.of(snapshot.path().resolve(".server-manager/manifest.jsonl"))
                        .mode())
                .isEqualTo(0600);
    }

    @Test
    void everyKindOfChangeBetweenThePassesIsCopied() throws Exception {
        Files.createDirectories(live.resolve("turns/into"));
        SnapshotDraft draft = store.begin(new SnapshotRequest(store.newId(), "service", "run", List.of(), Map.of()));
        draft.copyLive(Progress.NONE);
        Files.writeString(live.resolve("data/database.sqlite"), "other");
        Files.setAttribute(live.resolve("data/setuid"), "unix:mode", 0700);
        Files.delete(live.resolve("dangling"));
        Files.createSymbolicLink(live.resolve("dangling"), Path.of("elsewhere"));
        SampleTree.run("rm", "-r", live.resolve("turns").toString());
        Files.writeString(live.resolve("turns"), "a file");
        Files.delete(live.resolve("data/owned"));
        Files.createDirectory(live.resolve("data/owned"));
        Files.writeString(live.resolve("data/owned/inside"), "new");
        Files.createLink(live.resolve("data/third-name"), live.resolve("compose.yaml"));
        SampleTree.attribute(live.resolve("empty"), "new", new byte[] {1});
        SampleTree.run("mv", live + "/data/letsencrypt", live + "/moved");

        draft.copyAtRest(Progress.NONE);
        Snapshot snapshot = draft.complete();

        assertThat(store.verify(snapshot, Progress.NONE)).isEmpty();
        assertThat(store.restoration().compare(snapshot, Progress.NONE)).isEmpty();
    }

    @Test
    void aFileThatIsWrittenToDuringTheFirstPassIsTolerated() throws Exception {
        Path log = live.resolve("data/growing.log");
        SnapshotDraft draft = store.begin(new SnapshotRequest(store.newId(), "service", "run", List.of(), Map.of()));
        Progress disturbing = (done, total) -> {
            try {
                Files.writeString(
                        log,
                        "line " + done,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND);
                Files.deleteIfExists(live.resolve("n".repeat(255)));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };

        draft.copyLive(disturbing);
        draft.copyAtRest(Progress.NONE);
        Snapshot snapshot = draft.complete();

        assertThat(store.restoration().compare(snapshot, Progress.NONE)).isEmpty();
        assertThat(store.verify(snapshot, Progress.NONE)).isEmpty();
    }

    @Test
    void aFileThatIsWrittenToWhileItShouldRestIsReported() throws Exception {
        SnapshotDraft draft = store.begin(new SnapshotRequest(store.newId(), "service", "run", List.of(), Map.of()));
        Path database = live.resolve("data/database.sqlite");
        Progress writing = (done, total) -> {
            try {
                Files.writeString(database, "more", java.nio.file.StandardOpenOption.APPEND);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };

        assertThatThrownBy(() -> draft.copyAtRest(writing))
                .isInstanceOfSatisfying(
                        MaintenanceException.class,
                        e -> assertThat(e.kind()).isEqualTo(MaintenanceException.Kind.CHANGED_MEANWHILE));
    }

    @Test
    void copyingStopsWhereAskedTo() throws Exception {
        SnapshotDraft draft = store.begin(new SnapshotRequest(store.newId(), "service", "run", List.of(), Map.of()));
        Progress stopping = new Progress() {
            @Override
            public void advanced(long done, long total) {}

            @Override
            public void checkStopped() {
                throw new MaintenanceException(MaintenanceException.Kind.STOPPED, "stopped", "");
            }
        };

        assertThatThrownBy(() -> draft.copyLive(stopping)).hasMessage("stopped");
        assertThat(store.find(draft.id()).orElseThrow().restorable()).isFalse();
    }

    @Test
    void aVeryDeepTreeIsKept() throws Exception {
        Path deep = live;
        for (int i = 0; i < 300; i++) {
            deep = Files.createDirectory(deep.resolve("d" + i));
        }
        Files.writeString(deep.resolve("leaf"), "x");
        List<String> before = SampleTree.look(live);
        Snapshot snapshot = take();

        store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(SampleTree.look(live)).isEqualTo(before);
    }

    @Test
    void aMountedDirectoryIsRestoredInPlace() throws Exception {
        Path mounted = Files.createDirectory(temporary.resolve("mounted"));
        boolean mounts;
        try {
            SampleTree.run("mount", "-t", "tmpfs", "tmpfs", mounted.toString());
            mounts = true;
        } catch (MaintenanceException e) {
            mounts = false;
        }
        assumeTrue(mounts, "may not mount");
        try {
            Files.writeString(mounted.resolve("a"), "good");
            Files.createDirectory(mounted.resolve("d"));
            Files.writeString(mounted.resolve("d/b"), "good");
            Files.createLink(mounted.resolve("c"), mounted.resolve("a"));
            List<String> before = SampleTree.look(mounted);
            store = new SnapshotStore(mounted, new HostCommandRunner(), Clock.systemUTC());
            Snapshot snapshot = take();
            Files.writeString(mounted.resolve("a"), "bad");
            Files.writeString(mounted.resolve("extra"), "bad");
            SampleTree.run("rm", "-r", mounted + "/d");

            Path kept = store.restoration().restore(snapshot, TIME, Progress.NONE);

            assertThat(SampleTree.look(mounted)).isEqualTo(before);
            assertThat(kept.resolve("extra")).hasContent("bad");
        } finally {
            SampleTree.run("umount", mounted.toString());
        }
    }

    @Test
    void aRestoreInPlaceKilledAnywhereEndsInTheSameState() throws Exception {
        Path mounted = Files.createDirectory(temporary.resolve("mounted"));
        try {
            SampleTree.run("mount", "-t", "tmpfs", "tmpfs", mounted.toString());
        } catch (MaintenanceException e) {
            assumeTrue(false, "may not mount");
        }
        try {
            RandomTree tree = new RandomTree(mounted, 7);
            tree.change(15);
            store = new SnapshotStore(mounted, new HostCommandRunner(), Clock.systemUTC());
            List<String> wanted = SampleTree.look(mounted);
            Snapshot snapshot = take();
            for (int moment = 1; moment < 90; moment += 5) {
                tree.change(6);
                List<String> failed = SampleTree.look(mounted);
                int[] left = {moment};
                OperationHook killing = path -> {
                    if (left[0]-- == 0) {
                        throw new AssertionError("killed");
                    }
                };
                Instant time = TIME.plusSeconds(moment);
                try {
                    new SnapshotStore(mounted, temporary, new HostCommandRunner(), Clock.systemUTC(), killing)
                            .restoration()
                            .restore(snapshot, time, Progress.NONE);
                } catch (AssertionError e) {
                    assertThat(e).hasMessage("killed");
                }
                Path kept = store.restoration().restore(snapshot, time, Progress.NONE);

                assertThat(SampleTree.look(mounted)).isEqualTo(wanted);
                assertThat(SampleTree.look(kept))
                        .filteredOn(line -> !line.endsWith("|"))
                        .isEqualTo(failed.stream()
                                .filter(line -> !line.endsWith("|"))
                                .toList());
            }
            assertThat(temporary.toFile().list((dir, name) -> name.contains(".restoring.")))
                    .isEmpty();
        } finally {
            SampleTree.run("umount", mounted.toString());
        }
    }

    @Test
    void theSecondPassOfASmallTreeTakesMilliseconds() throws Exception {
        for (int i = 0; i < 200; i++) {
            SampleTree.old(Files.writeString(live.resolve("data/file" + i), "content " + i));
        }
        SnapshotDraft draft = store.begin(new SnapshotRequest(store.newId(), "service", "run", List.of(), Map.of()));
        await().pollDelay(Duration.ofMillis(2100)).until(() -> true);
        draft.copyLive(Progress.NONE);
        Files.writeString(live.resolve("data/database.sqlite"), "changed");
        long start = System.nanoTime();

        draft.copyAtRest(Progress.NONE);
        draft.complete();

        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        assertThat(milliseconds).isLessThan(1000);
    }

    @Test
    void theSurveyTellsTheNumbersAndWhatCannotBeKept() throws Exception {
        Files.createLink(temporary.resolve("outside-name"), live.resolve("data/setuid"));

        Survey survey = store.survey(List.of());

        assertThat(survey.bytes()).isGreaterThan(32L << 20);
        assertThat(survey.entries()).isGreaterThan(20);
        assertThat(survey.freeBytes()).isPositive();
        assertThat(survey.losses()).singleElement().asString().contains("setuid has 1 more names outside");
        assertThat(survey.shortage(1, 0)).isEmpty();
        assertThat(survey.shortage(2, Long.MAX_VALUE / 2)).get().asString().contains("MiB");
    }

    @Test
    void aLiveDirectoryBehindASymbolicLinkStaysBehindIt() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), live);
        store = new SnapshotStore(link, new HostCommandRunner(), Clock.systemUTC());
        List<String> before = SampleTree.look(live);
        Snapshot snapshot = take();
        Files.delete(live.resolve("compose.yaml"));

        store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(link).isSymbolicLink();
        assertThat(SampleTree.look(live)).isEqualTo(before);
    }

    @Test
    void aDirectoryThatAppearsWhereTheLiveOneWasIsPutAside() throws Exception {
        List<String> before = SampleTree.look(live);
        Snapshot snapshot = take();
        Path restoring = live.resolveSibling("service.restoring.20261123T140000Z");
        OperationHook killing = path -> {
            if (path.equals(live)) {
                throw new AssertionError("killed");
            }
        };
        assertThatThrownBy(() -> new SnapshotStore(live, temporary, new HostCommandRunner(), Clock.systemUTC(), killing)
                        .restoration()
                        .restore(snapshot, TIME, Progress.NONE))
                .hasMessage("killed");
        assertThat(live).doesNotExist();
        assertThat(restoring).exists();
        Files.createDirectories(live.resolve("data"));

        store.restoration().restore(snapshot, TIME, Progress.NONE);

        assertThat(SampleTree.look(live)).isEqualTo(before);
        assertThat(restoring).doesNotExist();
    }

    @Test
    void theDigestOfATreeTellsEveryKindOfChange() throws Exception {
        String before = TreeDigest.of(live);
        Path file = live.resolve("data/database.sqlite");
        FileTime time = Files.getLastModifiedTime(file);

        Files.setAttribute(file, "unix:mode", 0600);
        String mode = TreeDigest.of(live);
        SampleTree.attribute(file, "x", new byte[] {1});
        String attribute = TreeDigest.of(live);
        Files.write(file, new byte[25000]);
        Files.setLastModifiedTime(file, time);
        String content = TreeDigest.of(live);
        SampleTree.old(file);
        String modified = TreeDigest.of(live);

        assertThat(Set.of(before, mode, attribute, content, modified)).hasSize(5);
        assertThat(TreeDigest.of(live)).isEqualTo(modified);
    }

    @Test
    void snapshotsInsideTheLiveDirectoryAreRefused() {
        assertThatThrownBy(() ->
                        new SnapshotStore(live, live.resolve("backups"), new HostCommandRunner(), Clock.systemUTC()))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("inside it");
    }
}
