package io.servermanager.engine.plugin;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Refuses files and directories that somebody else could have written: what they say is done as root.
 *
 * <p>Looks at the file itself, behind symbolic links, and at whether its directory lets everybody replace it.
 */
public final class OwnerOnly {

    private static final int GROUP_WRITE = 0_020;
    private static final int OTHERS_WRITE = 0_002;
    private static final int STICKY = 0_1000;
    private static final int ROOT = 0;

    private OwnerOnly() {}

    /**
     * Checks that the file belongs to root or to the user of this process and that nobody else may write it.
     *
     * @param what what the file is, for the message: "the configuration"
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} if not; the remedy is the command that helps
     * @throws NoSuchFileException if there is no such file
     * @throws IOException if it cannot be looked at
     */
    public static void check(Path file, String what) throws IOException {
        Path real = file.toRealPath();
        Map<String, Object> attributes = Files.readAttributes(real, "unix:mode,uid");
        int owner = number(attributes, "uid");
        if (owner != ROOT && owner != ownUid()) {
            throw refused(
                    what + " " + real + " belongs to neither root nor the user of this process", "chown root", real);
        }
        if ((number(attributes, "mode") & (GROUP_WRITE | OTHERS_WRITE)) != 0) {
            throw refused(what + " " + real + " can be written by others than its owner", "chmod go-w", real);
        }
        Path directory = real.resolveSibling("");
        int mode = number(Files.readAttributes(directory, "unix:mode"), "mode");
        if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
            throw refused(
                    what + " " + real + " can be replaced by everybody, who may write its directory",
                    "chmod go-w",
                    directory);
        }
    }

    private static MaintenanceException refused(String problem, String command, Path file) {
        return new MaintenanceException(
                Kind.NOT_PERMITTED, problem, "Look who changed it, then run '" + command + " " + file + "'.");
    }

    private static int ownUid() throws IOException {
        return number(Files.readAttributes(Path.of("/proc/self"), "unix:uid"), "uid");
    }

    private static int number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Integer number) {
            return number;
        }
        throw new IOException("the file system tells no " + name);
    }
}
