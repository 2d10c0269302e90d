package io.servermanager.engine.snapshot;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Turns what the file system says into what a person can use. */
final class SnapshotFailure {

    private SnapshotFailure() {}

    interface Work<T> {
        T get() throws IOException, InterruptedException;
    }

    /** Does {@code work}; {@code what} says what could not be done if it fails. */
    static <T> T guard(String what, Work<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (AccessDeniedException e) {
            throw new MaintenanceException(
                    Kind.NOT_PERMITTED, what + ": no permission for " + e.getFile() + ".", "Run it as root.", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new MaintenanceException(
                    Kind.FAILED, what + ": " + e.getFile() + ": " + reason + ".", remedy(reason), e);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            throw new MaintenanceException(Kind.FAILED, what + ": " + reason + ".", remedy(reason), e);
        }
    }

    private static String remedy(String reason) {
        return reason.contains("No space left") || reason.contains("quota")
                ? "Make room on that file system and run it again."
                : "See to the file system and run it again.";
    }
}
