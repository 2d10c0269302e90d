package io.servermanager.system.apt;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much room an upgrade needs, and where. */
final class UpgradeRoom {

    /** What a kernel with its initial RAM disk is taken to need in /boot where none is there to measure. */
    private static final long USUAL_KERNEL = 100L << 20;

    private UpgradeRoom() {}

    static DiskRoom of(UpgradePlan plan, AptHost host) {
        DiskRoom room = new DiskRoom();
        room.need(host.archives(), plan.downloadBytes(), "downloads");
        room.need(host.root().resolve("usr"), plan.diskBytes(), "what the packages grow by");
        room.need(host.root().resolve("usr"), plan.largestBytes(), "unpacking the largest package");
        long kernels = plan.changes().stream()
                .filter(change -> change.name().startsWith("linux-image-"))
                .count();
        Path boot = host.root().resolve("boot");
        room.need(boot, kernels * newestKernelBytes(boot), kernels + " kernel(s)");
        return room;
    }

    /** The files of the kernel in /boot that was installed last: its image, its RAM disk and what goes with them. */
    private static long newestKernelBytes(Path boot) {
        List<Path> images = files(boot, "vmlinuz-*");
        return images.stream()
                .max(Comparator.comparing(image -> image.toFile().lastModified()))
                .map(image -> image.getFileName().toString().substring("vmlinuz".length()))
                .map(suffix -> files(boot, "*" + suffix).stream()
                        .mapToLong(file -> file.toFile().length())
                        .sum())
                .orElse(USUAL_KERNEL);
    }

    private static List<Path> files(Path directory, String pattern) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, pattern)) {
            stream.forEach(files::add);
        } catch (IOException none) {
            return List.of();
        }
        return files;
    }
}
