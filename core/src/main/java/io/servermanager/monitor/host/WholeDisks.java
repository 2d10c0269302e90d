package io.servermanager.monitor.host;

import io.servermanager.monitor.Host;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells disks from their partitions, and from what only looks like a disk. */
final class WholeDisks {

    /** Memory, and files that are shown as disks. */
    private static final Pattern NO_DISK = Pattern.compile("(loop|ram|zram|fd|sr)[0-9]+");

    private static final Path BLOCK_DEVICES = Path.of("/sys/block");

    private WholeDisks() {}

    /** Only whole devices have an entry in /sys/block, with ! for a slash in the name (sysfs(5)). */
    static boolean contains(Host host, String device) {
        try {
            Path entry = host.at(BLOCK_DEVICES).resolve(device.replace('/', '!'));
            return !NO_DISK.matcher(device).matches() && Files.exists(entry, LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException noName) {
            return false;
        }
    }
}
