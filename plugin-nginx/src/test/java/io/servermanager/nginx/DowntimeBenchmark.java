package io.servermanager.nginx;

import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabOptions;
import io.servermanager.docker.lab.SampleImage;
import io.servermanager.spi.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * For how long visitors get no answer, measured from outside while one and the same container is updated by turns
 * <ul>
 *   <li>by a bare {@code docker compose up -d} after a {@code docker compose pull}: what anybody's update takes;
 *   <li>by {@code update}, in a fresh JVM each time as when an admin calls it: with the snapshot of the stopped service.
 * </ul>
 * Prints each round, both medians and their ratio. It asserts no times: they are the machine's.
 *
 * <p>Run it, as root, after a build with {@code .ci/benchmark [rounds]}; 5 rounds take some minutes.
 */
final class DowntimeBenchmark {

    private static final int USUAL_ROUNDS = 5;

    private final Lab lab;
    private final Installation nginx;
    private final Map<Way, List<Long>> millis = new EnumMap<>(Way.class);
    private int versions;

    private DowntimeBenchmark(Lab lab, Installation nginx) {
        this.lab = lab;
        this.nginx = nginx;
    }

    /** The ways to update. */
    private enum Way {
        BARE("docker compose up -d"),
        PROGRAM("server-manager update");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    /** @param arguments the number of rounds, 5 if not given */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? USUAL_ROUNDS : Integer.parseInt(arguments[0]);
        try (Lab lab = Lab.start(LabOptions.defaults());
                Installation nginx = Installation.of(lab)) {
            DowntimeBenchmark benchmark = new DowntimeBenchmark(lab, nginx);
            for (int round = 1; round <= rounds; round++) {
                for (Way way : Way.values()) {
                    benchmark.measure(round, way);
                }
            }
            benchmark.printMedians();
        }
    }

    private void measure(int round, Way way) throws InterruptedException {
        String version = "3.0." + ++versions;
        nginx.publish(SampleImage.of(version));
        if (way == Way.BARE) {
            nginx.service.compose("pull").orThrow();
        }
        Duration down;
        try (SitePoller poller = SitePoller.start(nginx.service.site())) {
            switch (way) {
                case BARE -> nginx.service.compose("up", "--detach").orThrow();
                case PROGRAM -> update();
            }
            if (!nginx.serves(version)) {
                throw new IllegalStateException(way.title + " did not bring version " + version);
            }
            down = poller.stop();
        }
        if (down.isZero()) {
            throw new IllegalStateException(way.title + " was not seen to take the site down");
        }
        millis.computeIfAbsent(way, key -> new ArrayList<>()).add(down.toMillis());
        System.out.printf("round %d  %-22s %6d ms%n", round, way.title, down.toMillis());
    }

    private void update() throws InterruptedException {
        lab.commands()
                .run(Command.changes(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UpdateProgram.class.getName(),
                                nginx.configuration.toString(),
                                "update",
                                String.valueOf(Integer.MAX_VALUE))
                        .within(Duration.ofMinutes(2), Duration.ofMinutes(5)))
                .orThrow();
    }

    private void printMedians() {
        long bare = median(Way.BARE);
        for (Way way : Way.values()) {
            System.out.printf(
                    "median   %-22s %6d ms  %.2f x bare%n", way.title, median(way), (double) median(way) / bare);
        }
    }

    private long median(Way way) {
        List<Long> sorted = new ArrayList<>(millis.getOrDefault(way, List.of()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
