package io.servermanager.app.command;

import io.servermanager.app.output.ExitCode;
import io.servermanager.app.output.LiveScreen;
import io.servermanager.app.output.Output;
import io.servermanager.app.output.StatsView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stats}. */
@Command(
        name = "stats",
        description =
                "Show what running containers use: CPU time in percent of one CPU, memory without the page cache that "
                        + "was not used of late, network and block I/O since their start, processes and threads. "
                        + "SOURCE says where it was read: from the kernel (cgroup) or, where that cannot be, from "
                        + "Docker (engine).",
        footer = {
            "",
            "Examples:",
            "  server-manager stats",
            "  server-manager stats nginx --watch",
            "  server-manager stats mailcowdockerized-clamd-mailcow-1 --json"
        })
final class StatsCommand implements AdminCommand {

    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Parameters(
            paramLabel = "CONTAINER|SERVICE",
            arity = "0..*",
            description = "Containers, by name or id, and services with all of theirs; without any, all.")
    private List<String> names = List.of();

    @Option(
            names = "--watch",
            description = "Show it again each second, until Ctrl-C; with --json one object a line each time.")
    private boolean watch;

    @Override
    public ExitCode run(CommandContext context) throws InterruptedException {
        try (ChosenContainers containers = new ChosenContainers(context.engine(), names)) {
            if (watch) {
                watch(containers, context.output());
            } else {
                show(StatsView.of(containers.sample()), context.output());
            }
        }
        return ExitCode.DONE;
    }

    private static void watch(ChosenContainers containers, Output output) throws InterruptedException {
        List<StatsView> views = StatsView.of(containers.sample());
        if (output.manner().json()) {
            for (long next = System.nanoTime(); show(views, output); views = StatsView.of(containers.sample())) {
                next = await(next);
            }
            return;
        }
        try (LiveScreen screen = new LiveScreen(output)) {
            for (long next = System.nanoTime();
                    screen.show(StatsView.lines(views, output.style()));
                    views = StatsView.of(containers.sample())) {
                next = await(next);
            }
        }
    }

    /** Shows it once; answers whether there is still somebody to read it. */
    private static boolean show(List<StatsView> views, Output output) {
        if (output.manner().json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("time", Instant.now());
            object.put("containers", views);
            output.json(object);
        } else {
            output.lines(StatsView.lines(views, output.style()));
        }
        return !output.lost();
    }

    /** Waits until a second after {@code last}, or a second from now when that has passed. */
    private static long await(long last) throws InterruptedException {
        long now = System.nanoTime();
        long next = last + BETWEEN_NANOS > now ? last + BETWEEN_NANOS : now + BETWEEN_NANOS;
        TimeUnit.NANOSECONDS.sleep(next - now);
        return next;
    }
}
