package io.servermanager.engine.lock;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locks of services: files {@code locks/<service>.lock} in the state directory, and beside each a file
 * {@code <service>.holder.json} that says who holds it. Safe for use by several threads and processes.
 */
public final class ServiceLock {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceLock.class);

    /** Asking whether a lock is held, with {@link #isHeld}, takes it for an instant: that is not to count as busy. */
    private static final int ATTEMPTS = 5;

    private static final long PAUSE_MILLIS = 20;

    private final Path directory;
    private final Clock clock;

    /**
     * The locks below a state directory, which is created when the first lock is taken.
     *
     * @param stateDirectory such as {@code /var/lib/server-manager}
     * @param clock tells since when a lock is held
     */
    public ServiceLock(Path stateDirectory, Clock clock) {
        this.directory = stateDirectory.resolve("locks");
        this.clock = clock;
    }

    /**
     * Takes the lock of a service, at once or not at all.
     *
     * @return the lock, empty if a run of this or another process holds it
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} if the state directory cannot be written
     * @throws IllegalArgumentException if {@code service} is no name of a service
     */
    public Optional<HeldLock> tryAcquire(String service, String runId) {
        Path file = lockFile(service);
        try {
            if (!lockInSpiteOfQuestions(file)) {
                return Optional.empty();
            }
        } catch (IOException failure) {
            throw explained(file, failure);
        }
        Holder holder =
                new Holder(runId, ProcessHandle.current().pid(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        HolderFile holderFile = holderFile(service);
        try {
            holderFile.write(holder);
        } catch (IOException failure) {
            release(file, holderFile);
            throw explained(file, failure);
        }
        return Optional.of(new HeldLock(service, holder, new Release(file, holderFile)));
    }

    /**
     * Takes the lock of a service or says who has it.
     *
     * @throws MaintenanceException of kind {@code BUSY} with the holder, or {@code NOT_PERMITTED} like {@link #tryAcquire}
     */
    public HeldLock acquire(String service, String runId) {
        return tryAcquire(service, runId).orElseThrow(() -> busy(service));
    }

    /** The error that names who holds the lock: {@code busy: run X since T (pid N)}. */
    public MaintenanceException busy(String service) {
        return new MaintenanceException(
                Kind.BUSY,
                "busy: " + holder(service).map(Holder::toString).orElse("another run") + " is at work on " + service,
                "Wait until it has ended, or watch it with 'server-manager history'.");
    }

    /**
     * Who holds the lock; empty if nobody does, or if the holder has this instant taken it and not yet said its name.
     *
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} if that may not be read
     */
    public Optional<Holder> holder(String service) {
        try {
            return isHeld(service) ? holderFile(service).read() : Optional.empty();
        } catch (IOException failure) {
            throw explained(lockFile(service), failure);
        }
    }

    /**
     * Whether a run of this or another process holds the lock.
     *
     * @throws MaintenanceException of kind {@code NOT_PERMITTED} if that may not be read
     */
    public boolean isHeld(String service) {
        Path file = lockFile(service);
        try {
            return LockFiles.isLocked(file);
        } catch (IOException failure) {
            throw explained(file, failure);
        }
    }

    private static boolean lockInSpiteOfQuestions(Path file) throws IOException {
        for (int attempt = 1; !LockFiles.lock(file); attempt++) {
            if (attempt == ATTEMPTS) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private Path lockFile(String service) {
        if (!service.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("'" + service + "' is no name of a service");
        }
        return directory.resolve(service + ".lock");
    }

    private HolderFile holderFile(String service) {
        return new HolderFile(directory.resolve(service + ".holder.json"));
    }

    private static void release(Path file, HolderFile holderFile) {
        try {
            holderFile.delete();
        } catch (IOException stale) {
            LOG.warn("{} could not be deleted; it counts only while the lock is held", holderFile, stale);
        }
        try {
            LockFiles.unlock(file);
        } catch (IOException failure) {
            LOG.warn("{} could not be closed", file, failure);
        }
    }

    private MaintenanceException explained(Path file, IOException failure) {
        boolean readOnly = failure.getMessage() != null && failure.getMessage().contains("Read-only file system");
        boolean denied = failure instanceof AccessDeniedException
                || readOnly
                || String.valueOf(failure.getMessage()).contains("Operation not permitted");
        String reason = readOnly ? "the file system is read-only" : reason(failure);
        return new MaintenanceException(
                denied ? Kind.NOT_PERMITTED : Kind.UNAVAILABLE,
                "the lock " + file + " cannot be used: " + reason,
                denied && !readOnly
                        ? "Run the command as root, or set 'state' in the configuration to a directory of yours."
                        : "Make sure that the directory " + directory + " can be written, or set another 'state'.",
                failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "the directory cannot be created";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(failure.getMessage());
    }

    /** Releases once: by the second time the lock may be another's. */
    private static final class Release implements Runnable {
        private final Path file;
        private final HolderFile holderFile;
        private boolean released;

        Release(Path file, HolderFile holderFile) {
            this.file = file;
            this.holderFile = holderFile;
        }

        @Override
        public synchronized void run() {
            if (!released) {
                released = true;
                release(file, holderFile);
            }
        }
    }
}
