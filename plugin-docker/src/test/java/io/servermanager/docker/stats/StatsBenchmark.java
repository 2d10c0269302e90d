package io.servermanager.docker.stats;

import io.servermanager.docker.engine.HttpDockerEngine;
import io.servermanager.docker.lab.Lab;
import io.servermanager.docker.lab.LabContainers;
import io.servermanager.docker.lab.LabOptions;
import io.servermanager.spi.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long it takes to see what 50 containers use: {@code docker stats --no-stream} and {@code server-manager stats} by
 * turns, each as a whole process, and the collection itself within a process. Prints each round, the medians and their
 * ratios. It asserts no times: they are the machine's.
 *
 * <p>Run it, as root, with {@code .ci/benchmark stats [rounds]}.
 */
final class StatsBenchmark {

    private static final int CONTAINERS = 50;
    private static final int USUAL_ROUNDS = 7;

    private final Lab lab;
    private final Path configuration;
    private final Path program;

    private StatsBenchmark(Lab lab, Path program) throws IOException {
        this.lab = lab;
        this.program = program;
        this.configuration = Files.writeString(
                lab.directory().resolve("benchmark.yaml"),
                "state: " + lab.directory().resolve("state") + "\nplugins: "
                        + lab.directory().resolve("plugins") + "\ndocker: {host: '" + lab.dockerHost() + "'}\n");
    }

    /** @param arguments the installed program, and the number of rounds, 7 if not given */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length < 2 ? USUAL_ROUNDS : Integer.parseInt(arguments[1]);
        try (Lab lab = Lab.start(LabOptions.defaults());
                LabContainers containers = new LabContainers(lab, lab.directory())) {
            for (int i = 1; i <= CONTAINERS; i++) {
                containers.run("c" + i, "while :; do sleep 1; done");
            }
            new StatsBenchmark(lab, Path.of(arguments[0])).measure(rounds);
        }
    }

    private void measure(int rounds) throws InterruptedException {
        // As it is made once after installing, on a host with Docker.
        lab.commands()
                .run(Command.changes(program.toString(), "--make-class-archive"))
                .orThrow();
        List<Long> theirs = new ArrayList<>();
        List<Long> ours = new ArrayList<>();
        List<Long> collections = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            theirs.add(millis(() -> run(lab.docker("stats", "--no-stream"))));
            ours.add(millis(
                    () -> run(Command.reads(program.toString(), "stats", "--config", configuration.toString()))));
            collections.add(millis(this::collect));
            System.out.printf(
                    "round %d  docker stats --no-stream %6d ms  server-manager stats %6d ms  collection %4d ms%n",
                    round, theirs.get(round - 1), ours.get(round - 1), collections.get(round - 1));
        }
        long interval = ContainerSampler.FIRST_INTERVAL.toMillis();
        System.out.printf(
                "median   docker stats --no-stream %6d ms  server-manager stats %6d ms: %.1f times faster%n",
                median(theirs), median(ours), (double) median(theirs) / median(ours));
        System.out.printf(
                "median   collection %d ms, %.2f times the interval of %d ms between the two samples%n",
                median(collections), (double) median(collections) / interval, interval);
    }

    private void run(Command command) throws InterruptedException {
        String output = lab.commands()
                .run(command.within(Duration.ofMinutes(1), Duration.ofMinutes(2)))
                .orThrow()
                .stdout();
        if (output.lines().count() != CONTAINERS + 1) {
            throw new IllegalStateException("not " + CONTAINERS + " containers: " + output);
        }
    }

    private void collect() throws InterruptedException {
        HttpDockerEngine engine = new HttpDockerEngine(lab.dockerHost());
        try (ContainerSampler sampler = new ContainerSampler(engine, engine::containers, Path.of("/"))) {
            if (sampler.sample().stream()
                            .filter(usage -> usage.cpuPercent().isPresent())
                            .count()
                    != CONTAINERS) {
                throw new IllegalStateException("not all of " + CONTAINERS + " containers have figures");
            }
        }
    }

    private static long millis(Task task) throws InterruptedException {
        long start = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static long median(List<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }
}
