package io.servermanager.docker.lab;

import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes away labs that nobody holds any more. */
final class LabSweep {

    private LabSweep() {}

    static int sweep(Path parent, CommandRunner commands) throws InterruptedException {
        int removed = 0;
        for (LabDirectory lab : labsIn(parent)) {
            boolean held = LabOwner.read(lab.owner()).filter(LabOwner::holds).isPresent();
            if (!held) {
                new LabRemains(lab, commands).remove();
                removed++;
            }
        }
        return removed;
    }

    static void remove(Path directory, CommandRunner commands) throws InterruptedException {
        LabDirectory lab = new LabDirectory(directory.toAbsolutePath().normalize());
        if (!Files.exists(lab.root())) {
            return;
        }
        if (!isLab(lab.root())) {
            throw new MaintenanceException(
                    MaintenanceException.Kind.USAGE,
                    directory + " is not the directory of a lab.",
                    "Name the directory that was printed when the lab was kept.");
        }
        new LabRemains(lab, commands).remove();
    }

    private static List<LabDirectory> labsIn(Path parent) {
        List<LabDirectory> labs = new ArrayList<>();
        try (DirectoryStream<Path> candidates =
                Files.newDirectoryStream(parent.toAbsolutePath(), LabDirectory.PREFIX + "*")) {
            for (Path candidate : candidates) {
                if (isLab(candidate)) {
                    labs.add(new LabDirectory(candidate));
                }
            }
        } catch (IOException noSuchDirectory) {
            return List.of();
        }
        return labs;
    }

    /** A directory of root's with a lab's name: in a directory like /var/tmp others can make one, too. */
    private static boolean isLab(Path candidate) {
        try {
            return String.valueOf(candidate.getFileName()).startsWith(LabDirectory.PREFIX)
                    && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
                    && Integer.valueOf(0).equals(Files.getAttribute(candidate, "unix:uid"));
        } catch (IOException gone) {
            return false;
        }
    }
}
