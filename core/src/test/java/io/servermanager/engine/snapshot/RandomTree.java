package io.servermanager.engine.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Grows trees, and changes them, at random. */
final class RandomTree {
    private static final String[] NAMES = {"a", "b%0A", "c%FF", "%C3%A4%20d", "e.f", "-rf", "g%25h"};
    private static final int[] MODES = {0644, 0600, 0, 04755, 02750, 01777, 0755};

    private final Random random;
    private final Path root;
    private int made;

    RandomTree(Path root, long seed) {
        this.root = root;
        this.random = new Random(seed);
    }

    /** Does {@code times} random things. */
    void change(int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            List<Path> all = all();
            Path one = all.get(random.nextInt(all.size()));
            Path free = SampleTree.odd(directory(all), NAMES[random.nextInt(NAMES.length)] + made++);
            switch (random.nextInt(10)) {
                case 0, 1 -> Files.write(free, bytes());
                case 2, 3 -> Files.createDirectory(free);
                case 4 -> Files.createSymbolicLink(free, random.nextBoolean() ? one : Path.of("../nowhere"));
                case 5 -> {
                    if (!Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createLink(free, one);
                    }
                }
                case 6 -> {
                    if (!Files.isSymbolicLink(one)) {
                        Files.setAttribute(one, "unix:mode", MODES[random.nextInt(MODES.length)]);
                    }
                }
                case 7 -> {
                    if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)) {
                        Files.write(one, bytes());
                        Instant time = Instant.ofEpochSecond(1_700_000_000L + i, random.nextInt(1_000_000_000));
                        Files.setLastModifiedTime(one, FileTime.from(time));
                    }
                }
                case 8 -> Files.setAttribute(one, "unix:gid", random.nextInt(2000), LinkOption.NOFOLLOW_LINKS);
                default -> {
                    if (!one.equals(root) && (!Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS) || empty(one))) {
                        Files.delete(one);
                    }
                }
            }
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(200_000)];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    private Path directory(List<Path> all) {
        List<Path> directories = all.stream()
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
        return directories.get(random.nextInt(directories.size()));
    }

    private static boolean empty(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.findAny().isEmpty();
        }
    }

    private List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        for (TreeScan.Found found : TreeScan.of(root, false)) {
            all.add(found.path());
        }
        return all;
    }
}
