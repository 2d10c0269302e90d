package io.servermanager.mailcow.installation;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A checkout together with what a branch is at the remote, fetched into a directory of its own which is removed at the
 * end: so that can be looked at of which nothing may get into the checkout yet. Not for several threads.
 */
public final class FetchedAside implements AutoCloseable {

    private final Path objects;
    private final GitCheckout both;

    private FetchedAside(Path objects, GitCheckout both) {
        this.objects = objects;
        this.both = both;
    }

    /**
     * Fetches a branch of {@code checkout}.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if it cannot be had
     */
    public static FetchedAside of(GitCheckout checkout, String branch) throws InterruptedException {
        Path objects = emptyDirectory();
        FetchedAside aside = new FetchedAside(objects, checkout.withObjects(objects));
        boolean fetched = false;
        try {
            aside.both.fetchObjects(branch);
            fetched = true;
            return aside;
        } finally {
            if (!fetched) {
                aside.close();
            }
        }
    }

    private static Path emptyDirectory() {
        try {
            return Files.createTempDirectory("server-manager-git-");
        } catch (IOException full) {
            throw new MaintenanceException(
                    Kind.UNAVAILABLE,
                    "There is no place for what is new: " + full.getMessage(),
                    "Look at the directory for temporary files.",
                    full);
        }
    }

    /** The checkout, in which the branch's commits are known as well, by their ids. */
    public GitCheckout checkout() {
        return both;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(objects)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            // It is a directory for temporary files.
        }
    }
}
