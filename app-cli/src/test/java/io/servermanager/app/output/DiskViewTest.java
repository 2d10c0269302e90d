package io.servermanager.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.servermanager.monitor.disk.DiskPlace;
import io.servermanager.monitor.disk.DiskReport;
import io.servermanager.monitor.disk.FileSystemUse;
import io.servermanager.monitor.disk.PlaceUse;
import io.servermanager.monitor.disk.TreeUse;
import io.servermanager.monitor.disk.TreeUse.Directory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiskViewTest {

    private static final long GIB = 1L << 30;

    @Test
    void saysInWordsWhatFillsUpAndWhatWasNotCounted() {
        DiskReport report = new DiskReport(
                List.of(
                        fileSystem("/", 50, 50, 100, 50),
                        fileSystem("/srv", 90, 10, 0, 0),
                        fileSystem("/var", 20, 80, 100, 2)),
                List.of(
                        place("small", use(GIB, true, List.of(), 0), List.of()),
                        place(
                                "snapshots",
                                use(3 * GIB, false, List.of("/srv/a/x: Permission denied"), 7),
                                List.of(Path.of("/srv/a/nfs")))),
                List.of("The file system at /nas does not answer."));
        assertThat(new DiskView(report, 1).lines(Style.PLAIN))
                .containsExactly(
                        "FILE SYSTEM  TYPE  SIZE     USED      AVAILABLE  USE   INODES  STATE",
                        "/            ext4  100 GiB  50.0 GiB  50.0 GiB   50 %  50 %    room",
                        "/srv         ext4  100 GiB  90.0 GiB  10.0 GiB   90 %  -       filling up",
                        "/var         ext4  100 GiB  20.0 GiB  80.0 GiB   20 %  98 %    full",
                        "",
                        "PLACE            SIZE              FILES  PATH",
                        "blog: snapshots  at least 3.0 GiB  30     /srv/a and 1 more",
                        "blog: small      1.0 GiB           30     /srv/a and 1 more",
                        "",
                        "BIGGEST IN blog: snapshots  SIZE",
                        "/srv/a/new?line             2.0 GiB",
                        "",
                        "BIGGEST IN blog: small  SIZE",
                        "/srv/a/new?line         2.0 GiB",
                        "! The file system at /nas does not answer.",
                        "! /srv fills up: 90 % of its room are in use. Make room, or enlarge it.",
                        "! /var is full: 98 % of its inodes are in use. Make room, or enlarge it.",
                        "! blog: snapshots: it took too long or was ended; the size is the least that it is. "
                                + "Measure parts by themselves.",
                        "! blog: snapshots: 7 places could not be looked into, such as /srv/a/x: Permission denied. "
                                + "Run it as root.",
                        "! blog: snapshots: not counted is what is mounted inside: /srv/a/nfs.");
    }

    @Test
    void aPlaceThatCouldNotBeMeasuredSaysWhy() {
        DiskPlace place = DiskPlace.of(Path.of("/gone"));
        DiskReport report = new DiskReport(
                List.of(), List.of(new PlaceUse(place, Optional.empty(), List.of(), "It is gone.")), List.of());
        assertThat(new DiskView(report, 5).lines(Style.PLAIN))
                .contains("/gone  -     -      /gone", "! /gone: It is gone.");
    }

    private static FileSystemUse fileSystem(String point, long used, long available, long inodes, long free) {
        return new FileSystemUse(
                Path.of(point), "/dev/x", "ext4", true, 100 * GIB, used * GIB, available * GIB, inodes, free);
    }

    private static PlaceUse place(String title, TreeUse use, List<Path> notEntered) {
        DiskPlace place = new DiskPlace(Optional.of("blog"), title, List.of(Path.of("/srv/a"), Path.of("/srv/b")));
        return new PlaceUse(place, Optional.of(use), notEntered, "");
    }

    private static TreeUse use(long bytes, boolean complete, List<String> unreadable, long count) {
        List<Directory> biggest =
                List.of(new Directory(Path.of("/srv/a/new\nline"), 2 * GIB), new Directory(Path.of("/srv/a/b"), GIB));
        return new TreeUse(bytes, 10, 20, biggest, complete, unreadable, count);
    }
}
