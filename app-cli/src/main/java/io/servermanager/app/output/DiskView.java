package io.servermanager.app.output;

import io.servermanager.monitor.disk.DiskReport;
import io.servermanager.monitor.disk.FileSystemUse;
import io.servermanager.monitor.disk.FileSystemUse.Fullness;
import io.servermanager.monitor.disk.PlaceUse;
import io.servermanager.monitor.disk.TreeUse;
import io.servermanager.monitor.disk.TreeUse.Directory;
import io.servermanager.spi.ByteSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What takes up the disks, as it is shown. */
public final class DiskView {

    private static final Comparator<PlaceUse> BIGGEST_FIRST =
            Comparator.comparingLong(DiskView::bytes).reversed();

    private final DiskReport report;
    private final int top;

    /** @param top how many directories of each place are shown */
    public DiskView(DiskReport report, int top) {
        this.report = report;
        this.top = top;
    }

    /** Tables of file systems and places, the biggest directories, then what is wrong. */
    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>(fileSystems().lines(style));
        List<PlaceUse> places = report.places().stream().sorted(BIGGEST_FIRST).toList();
        if (!places.isEmpty()) {
            lines.add("");
            lines.addAll(places(places).lines(style));
        }
        for (PlaceUse place : places) {
            List<Directory> biggest = place.use().map(TreeUse::biggest).orElse(List.of());
            if (!biggest.isEmpty() && top > 0) {
                lines.add("");
                lines.addAll(directories(place, biggest).lines(style));
            }
        }
        problems(places).forEach(problem -> lines.add(style.warning() + " " + problem));
        return lines;
    }

    private Table fileSystems() {
        Table table = Table.of("FILE SYSTEM", "TYPE", "SIZE", "USED", "AVAILABLE", "USE", "INODES", "STATE");
        for (FileSystemUse each : report.fileSystems()) {
            table.row(
                    Table.cell(readable(each.mountPoint().toString())),
                    Table.cell(each.type()),
                    Table.cell(ByteSize.approximately(each.bytes())),
                    Table.cell(ByteSize.approximately(each.used())),
                    Table.cell(ByteSize.approximately(each.available())),
                    Table.cell(each.usedPercent() + " %"),
                    Table.cell(each.inodes() == 0 ? "-" : each.usedInodesPercent() + " %"),
                    state(each));
        }
        return table;
    }

    private static Table.Cell state(FileSystemUse each) {
        if (!each.writable()) {
            return Table.cell("read-only", Tone.FAINT);
        }
        return switch (each.fullness()) {
            case ROOM -> Table.cell("room", Tone.GOOD);
            case FILLING -> Table.cell("filling up", Tone.WARNING);
            case FULL -> Table.cell("full", Tone.BAD);
        };
    }

    private static Table places(List<PlaceUse> places) {
        Table table = Table.of("PLACE", "SIZE", "FILES", "PATH");
        for (PlaceUse each : places) {
            List<Path> paths = each.place().paths();
            String more = paths.size() > 1 ? " and " + (paths.size() - 1) + " more" : "";
            table.row(
                    Table.cell(name(each)),
                    Table.cell(each.use().map(DiskView::size).orElse("-")),
                    Table.cell(each.use()
                            .map(use -> Long.toString(use.files() + use.directories()))
                            .orElse("-")),
                    Table.cell(paths.isEmpty() ? "-" : readable(paths.get(0).toString()) + more));
        }
        return table;
    }

    private Table directories(PlaceUse place, List<Directory> biggest) {
        Table table = Table.of("BIGGEST IN " + name(place), "SIZE");
        for (Directory directory : biggest.subList(0, Math.min(top, biggest.size()))) {
            table.row(
                    Table.cell(readable(directory.path().toString())),
                    Table.cell(ByteSize.approximately(directory.bytes())));
        }
        return table;
    }

    private List<String> problems(List<PlaceUse> places) {
        List<String> problems = new ArrayList<>(report.problems());
        for (FileSystemUse each : report.fileSystems()) {
            if (each.fullness() != Fullness.ROOM) {
                problems.add(fullness(each));
            }
        }
        for (PlaceUse place : places) {
            problems(place).forEach(problem -> problems.add(name(place) + ": " + problem));
        }
        return problems.stream().map(DiskView::readable).toList();
    }

    private static String fullness(FileSystemUse each) {
        boolean inodes = each.usedInodesPercent() > each.usedPercent();
        int percent = inodes ? each.usedInodesPercent() : each.usedPercent();
        return each.mountPoint() + (each.fullness() == Fullness.FULL ? " is full: " : " fills up: ") + percent
                + " % of its " + (inodes ? "inodes" : "room") + " are in use. Make room, or enlarge it.";
    }

    private static List<String> problems(PlaceUse place) {
        List<String> problems = new ArrayList<>();
        if (!place.problem().isEmpty()) {
            problems.add(place.problem());
        }
        place.use().ifPresent(use -> {
            if (!use.complete()) {
                problems.add(
                        "it took too long or was ended; the size is the least that it is. Measure parts by themselves.");
            }
            if (use.unreadableCount() > 0) {
                problems.add(use.unreadableCount() + " places could not be looked into, such as "
                        + use.unreadable().get(0) + ". Run it as root.");
            }
        });
        if (!place.notEntered().isEmpty()) {
            problems.add("not counted is what is mounted inside: "
                    + String.join(
                            ", ",
                            place.notEntered().stream().map(Path::toString).toList()) + ".");
        }
        return problems;
    }

    private static String name(PlaceUse place) {
        return readable(place.place().service().map(service -> service + ": ").orElse("")
                + place.place().title());
    }

    private static String size(TreeUse use) {
        return (use.complete() ? "" : "at least ") + ByteSize.approximately(use.bytes());
    }

    private static long bytes(PlaceUse place) {
        return place.use().map(TreeUse::bytes).orElse(0L);
    }

    /** A name may hold what a terminal takes for an order. */
    private static String readable(String name) {
        return name.replaceAll("\\p{Cc}", "?");
    }
}
