package io.servermanager.monitor.disk;

import io.servermanager.spi.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code stat --file-system} tells (stat(1)).
 *
 * @param blockSize the unit of the blocks, in bytes
 * @param blocks all blocks
 * @param free free ones
 * @param available those of the free ones that others than root may use
 * @param inodes all inodes
 * @param freeInodes free ones
 * @param name the place that was asked
 */
record StatFs(long blockSize, long blocks, long free, long available, long inodes, long freeInodes, String name) {

    private static final String FORMAT = "%S %b %f %a %c %d %n";
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (/.*)");

    /** Asks about these places; what cannot be asked is left out of the answer. */
    static Command command(List<String> places) {
        List<String> arguments = new ArrayList<>(List.of("stat", "--file-system", "--format=" + FORMAT, "--"));
        arguments.addAll(places);
        return Command.reads(arguments.toArray(String[]::new));
    }

    /** Reads a line; empty if it is none. */
    static Optional<StatFs> parse(String line) {
        Matcher form = FORM.matcher(line);
        return form.matches()
                ? Optional.of(new StatFs(
                        Long.parseLong(form.group(1)),
                        Long.parseLong(form.group(2)),
                        Long.parseLong(form.group(3)),
                        Long.parseLong(form.group(4)),
                        Long.parseLong(form.group(5)),
                        Long.parseLong(form.group(6)),
                        form.group(7)))
                : Optional.empty();
    }

    FileSystemUse of(Mount mount) {
        return new FileSystemUse(
                Path.of(mount.point()),
                mount.source(),
                mount.type(),
                mount.writable(),
                blocks * blockSize,
                (blocks - free) * blockSize,
                available * blockSize,
                inodes,
                freeInodes);
    }
}
