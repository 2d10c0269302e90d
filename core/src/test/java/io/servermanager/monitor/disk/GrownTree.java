package io.servermanager.monitor.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A tree grown at random: hard links across directories, sparse files, links in circles, names that are no text. */
final class GrownTree {

    private static final String[] NAMES = {
        "a", "new%0Aline", "no-utf8-%FF%FE", "%C3%BC", "-rf", "f9 1 2", "back%0Dslash%5C"
    };

    private final Random random;
    private final List<Path> directories = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    private GrownTree(Path root, long seed) {
        random = new Random(seed);
        directories.add(root);
    }

    /** Grows {@code entries} entries in an empty directory. */
    static void grow(Path root, long seed, int entries) throws IOException {
        GrownTree tree = new GrownTree(root, seed);
        for (int i = 0; i < entries; i++) {
            tree.add(i);
        }
    }

    /** A name below a directory, percent-encoded. */
    static Path odd(Path directory, String encoded) {
        String uri = directory.toUri().toString().replaceAll("/*$", "/");
        return Path.of(URI.create(uri + encoded.replace(" ", "%20")));
    }

    private void add(int number) throws IOException {
        Path parent = directories.get(random.nextInt(directories.size()));
        Path path = odd(parent, NAMES[random.nextInt(NAMES.length)] + (random.nextBoolean() ? number : ""));
        try {
            switch (random.nextInt(6)) {
                case 0, 1 -> directories.add(Files.createDirectory(path));
                case 2 -> files.add(Files.write(path, new byte[random.nextInt(20_000)], StandardOpenOption.CREATE_NEW));
                case 3 -> files.add(sparse(path));
                case 4 -> Files.createSymbolicLink(path, random.nextBoolean() ? Path.of("..") : Path.of("nowhere"));
                default -> {
                    if (!files.isEmpty()) {
                        Files.createLink(path, files.get(random.nextInt(files.size())));
                    }
                }
            }
        } catch (FileAlreadyExistsException taken) {
            // Fewer entries, then.
        }
    }

    private Path sparse(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), random.nextInt(50_000_000));
        }
        return path;
    }
}
