package io.servermanager.mailcow.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose files are kept beside it while others take their place, by renaming. Each method can be called again
 * after it was cut off.
 */
public final class SwappedDirectory {

    private final Path live;
    private final Path kept;
    private final Path unfinished;

    /**
     * A directory.
     *
     * @param live where the files are
     * @param kept where they are kept, in the same directory as {@code live}
     */
    public SwappedDirectory(Path live, Path kept) {
        this.live = live;
        this.kept = kept;
        this.unfinished = kept.resolveSibling(kept.getFileName() + ".unfinished");
    }

    /**
     * Makes the directory empty, with owner and permissions as they were.
     *
     * @throws IOException if it is not there or cannot be renamed
     */
    public void putAside() throws IOException {
        if (Files.notExists(kept, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(live, kept);
        }
        PosixFileAttributes was = Files.readAttributes(kept, PosixFileAttributes.class);
        Files.createDirectories(live);
        PosixFileAttributeView view = Files.getFileAttributeView(live, PosixFileAttributeView.class);
        view.setOwner(was.owner());
        view.setGroup(was.group());
        view.setPermissions(was.permissions());
    }

    /**
     * Puts the files back that were kept, if any were, and removes those that took their place.
     *
     * @throws IOException if something cannot be renamed or removed
     */
    public void putBack() throws IOException {
        if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(live, LinkOption.NOFOLLOW_LINKS)) {
                delete(unfinished);
                Files.move(live, unfinished);
            }
            Files.move(kept, live);
        }
        delete(unfinished);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.notExists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
