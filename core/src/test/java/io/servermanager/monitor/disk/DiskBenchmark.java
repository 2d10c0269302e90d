package io.servermanager.monitor.disk;

import io.servermanager.engine.process.HostCommandRunner;
import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes to measure a tree of 500,000 files, by turns
 * <ul>
 *   <li>by {@code du -s};
 *   <li>by {@link TreeWalk}, in a fresh JVM each time: the walk alone, and with the start of the JVM.
 * </ul>
 * All must come to the same bytes. Prints each round, the medians and their ratios. It asserts no times: they are the
 * machine's, and those of what else runs on it.
 *
 * <p>Run it with {@code .ci/benchmark disk [rounds]}; it needs 2 GiB below the directory for temporary files.
 */
final class DiskBenchmark {

    private static final int USUAL_ROUNDS = 5;
    private static final Duration LONG = Duration.ofMinutes(30);

    private final CommandRunner commands = new HostCommandRunner();
    private final Map<Way, List<Long>> millis = new EnumMap<>(Way.class);

    private DiskBenchmark() {}

    /** The ways to measure. */
    private enum Way {
        DU("du -s"),
        WALK("walk"),
        PROCESS("walk, JVM included");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    /** Measures; the number of rounds may be given. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("walk")) {
            walk(Path.of(arguments[1]));
            return;
        }
        int rounds = arguments.length == 0 ? USUAL_ROUNDS : Integer.parseInt(arguments[0]);
        DiskBenchmark benchmark = new DiskBenchmark();
        Path tree = Files.createTempDirectory("server-manager-disk");
        try {
            grow(tree);
            benchmark.run(tree, 0);
            benchmark.millis.clear();
            for (int round = 1; round <= rounds; round++) {
                benchmark.run(tree, round);
            }
            benchmark.printMedians();
        } finally {
            benchmark.call("rm", "-rf", "--", tree.toString());
        }
    }

    /** 5000 directories of 100 files each, a quarter of them not empty. */
    private static void grow(Path tree) throws IOException {
        byte[] content = new byte[300];
        for (int i = 0; i < 5000; i++) {
            Path directory = Files.createDirectories(tree.resolve(i / 100 + "/" + i % 100));
            for (int j = 0; j < 100; j++) {
                Files.write(directory.resolve("file-" + j), j % 4 == 0 ? content : new byte[0]);
            }
        }
    }

    /** One walk in a JVM of its own; prints its bytes and its milliseconds. */
    private static void walk(Path tree) throws InterruptedException {
        long begin = System.nanoTime();
        long bytes = TreeWalk.of(new HostCommandRunner(), LONG)
                .measure(List.of(tree))
                .bytes();
        System.out.println(bytes + " " + (System.nanoTime() - begin) / 1_000_000);
    }

    private void run(Path tree, int round) throws InterruptedException {
        long begin = System.nanoTime();
        String du = call("du", "-s", "--block-size=1", "--", tree.toString());
        long between = System.nanoTime();
        String[] walked = call(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DiskBenchmark.class.getName(),
                        "walk",
                        tree.toString())
                .strip()
                .split(" ");
        long end = System.nanoTime();
        if (!du.startsWith(walked[0] + "\t")) {
            throw new IllegalStateException("du says " + du + ", the walk " + walked[0]);
        }
        note(round, Way.DU, (between - begin) / 1_000_000);
        note(round, Way.WALK, Long.parseLong(walked[1]));
        note(round, Way.PROCESS, (end - between) / 1_000_000);
    }

    private void note(int round, Way way, long took) {
        millis.computeIfAbsent(way, key -> new ArrayList<>()).add(took);
        System.out.printf("round %d  %-20s %6d ms%n", round, way.title, took);
    }

    private String call(String... command) throws InterruptedException {
        return commands.run(Command.changes(command).within(LONG, LONG))
                .orThrow()
                .stdout();
    }

    private void printMedians() {
        for (Way way : Way.values()) {
            System.out.printf(
                    "median   %-20s %6d ms  %.2f x du%n",
                    way.title, median(way), (double) median(way) / median(Way.DU));
        }
    }

    private long median(Way way) {
        List<Long> sorted = new ArrayList<>(millis.getOrDefault(way, List.of()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
