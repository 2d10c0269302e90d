package io.servermanager.monitor.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class CountingPropertiesTest {

    private static Path root = Path.of("");

    @BeforeContainer
    static void makeRoot() throws IOException {
        root = Files.createTempDirectory("server-manager-counting").toRealPath();
    }

    @AfterContainer
    static void removeRoot() throws IOException {
        Files.delete(root);
    }

    @Property(tries = 200)
    void aSetOfInodesIsASet(@ForAll("inodes") List<Long> inodes) {
        InodeSet ours = new InodeSet();
        Set<Long> theirs = new HashSet<>();
        for (Long inode : inodes) {
            assertThat(ours.add(inode)).isEqualTo(theirs.add(inode));
        }
    }

    @Property(tries = 300)
    void noLineBreaksTheCount(@ForAll List<String> lines, @ForAll("nearlyRight") List<String> others)
            throws IOException {
        EntryStream entries = new EntryStream(WalkPlan.of(root), new InodeSet());
        lines.forEach(entries);
        others.forEach(entries);
        assertThat(entries.files()).isBetween(0L, (long) lines.size() + others.size());
    }

    @Provide
    Arbitrary<List<Long>> inodes() {
        return Arbitraries.oneOf(Arbitraries.longs().between(-3, 40), Arbitraries.longs())
                .list()
                .ofMaxSize(5000);
    }

    @Provide
    Arbitrary<List<String>> nearlyRight() throws IOException {
        String device = Files.getAttribute(root, "unix:dev").toString();
        return Arbitraries.of(
                        "d0 " + device + " 1 8",
                        "d2 " + device + " 2 8",
                        "d3 " + device + " 2 8",
                        "f4 " + device + " 8",
                        "h0 " + device + " 7 8",
                        "f9999999999 " + device + " 8",
                        "d9999999999 " + device + " 99999999999999999999 8",
                        "f1 0 8",
                        "f1 " + device,
                        "f1 " + device + " ",
                        "d1 " + device + " 1 -8",
                        "find: '/x': Permission denied")
                .list()
                .ofMaxSize(30);
    }
}
