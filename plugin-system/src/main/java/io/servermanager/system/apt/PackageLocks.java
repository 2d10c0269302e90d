package io.servermanager.system.apt;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.StepContext;
import io.servermanager.system.SystemSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The locks of dpkg and apt: fcntl(2) locks on four files. apt itself waits for two of them only, and does not say for
 * whom. Takes none of them.
 *
 * @param root the root of the host's file system
 */
record PackageLocks(Path root) {

    private static final List<String> FILES = List.of(
            "var/lib/dpkg/lock-frontend", "var/lib/dpkg/lock", "var/lib/apt/lists/lock", "var/cache/apt/archives/lock");

    private static final long PAUSE_MILLIS = 500;
    private static final int LONGEST_COMMAND = 80;

    /** Who holds one of the locks, if anybody does. */
    Optional<LockHolder> holder() {
        List<KernelLock> locks = KernelLock.parse(read(root.resolve("proc/locks")));
        for (String name : FILES) {
            Path file = root.resolve(name);
            long inode = inode(file);
            for (KernelLock lock : locks) {
                if (lock.inode() == inode && (lock.pid() <= 0 || hasOpen(lock.pid(), file))) {
                    return Optional.of(
                            new LockHolder(Path.of("/").resolve(name), Math.max(0, lock.pid()), command(lock.pid())));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Waits until nobody holds any of the locks, up to the limit of the settings, and says who does meanwhile.
     *
     * @throws MaintenanceException of kind {@code BUSY} naming the holder at the limit, {@code STOPPED} if the person
     *     asks to stop
     */
    static void await(StepContext context) throws InterruptedException {
        Duration limit = context.settings(SystemSettings.class).lockTimeout();
        PackageLocks locks = new PackageLocks(context.root());
        long begin = System.nanoTime();
        Optional<LockHolder> holder = locks.holder();
        while (holder.isPresent()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new MaintenanceException(
                        Kind.BUSY,
                        "Another program is at work on the packages, and did not end within " + limit.toSeconds()
                                + " s: " + holder.get(),
                        "Start again when it has ended.");
            }
            context.checkStopped();
            context.activity("waiting: " + holder.get());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            holder = locks.holder();
        }
    }

    /** The same inode number may be another file's on another file system. */
    private boolean hasOpen(long pid, Path file) {
        try (var descriptors = Files.newDirectoryStream(process(pid).resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (isSame(descriptor, file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException endedOrForbidden) {
            return Files.exists(process(pid));
        }
    }

    private static boolean isSame(Path descriptor, Path file) {
        try {
            return Files.isSameFile(descriptor, file);
        } catch (IOException closed) {
            return false;
        }
    }

    private String command(long pid) {
        String command =
                read(process(pid).resolve("cmdline")).replace('\0', ' ').strip();
        return command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) + "..." : command;
    }

    private Path process(long pid) {
        return root.resolve("proc").resolve(Long.toString(pid));
    }

    private static long inode(Path file) {
        try {
            return (Long) Files.getAttribute(file, "unix:ino");
        } catch (IOException | UnsupportedOperationException absent) {
            return -1;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException absent) {
            return "";
        }
    }
}
