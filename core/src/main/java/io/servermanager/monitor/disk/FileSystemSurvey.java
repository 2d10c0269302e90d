package io.servermanager.monitor.disk;

import io.servermanager.monitor.Host;
import io.servermanager.monitor.Parallel;
import io.servermanager.spi.MaintenanceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks how full the file systems are: those of this machine together, remote ones one by one, all at once. */
final class FileSystemSurvey {

    private static final Duration EXPECTED = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Host host;

    FileSystemSurvey(Host host) {
        this.host = host;
    }

    /** What {@code mounts} show. */
    FileSystems of(MountTable mounts) throws InterruptedException {
        List<Mount> local = new ArrayList<>();
        List<List<Mount>> groups = new ArrayList<>(List.of(local));
        for (Mount mount : mounts.fileSystems()) {
            if (mount.remote()) {
                groups.add(List.of(mount));
            } else {
                local.add(mount);
            }
        }
        groups.removeIf(List::isEmpty);
        List<Callable<FileSystems>> questions = groups.stream()
                .map(group -> (Callable<FileSystems>) () -> ask(group))
                .toList();
        List<FileSystems> answers = Parallel.all("file systems", Math.max(1, questions.size()), questions);
        return new FileSystems(
                answers.stream()
                        .flatMap(answer -> answer.known().stream())
                        .sorted(Comparator.comparing(FileSystemUse::mountPoint))
                        .toList(),
                answers.stream().flatMap(answer -> answer.problems().stream()).toList());
    }

    private FileSystems ask(List<Mount> mounts) throws InterruptedException {
        List<String> places = mounts.stream().map(Mount::point).toList();
        Map<String, StatFs> answers;
        try {
            String stdout = host.commands()
                    .run(StatFs.command(places).within(EXPECTED, LONGEST))
                    .stdout();
            answers = stdout.lines()
                    .map(StatFs::parse)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toMap(StatFs::name, Function.identity(), (first, second) -> first));
        } catch (MaintenanceException silent) {
            return FileSystems.none(silent);
        }
        List<FileSystemUse> known = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Mount mount : mounts) {
            StatFs answer = answers.get(mount.point());
            if (answer == null) {
                problems.add("The file system at " + mount.point() + " does not tell how full it is. Try 'stat -f "
                        + mount.point() + "'.");
            } else {
                known.add(answer.of(mount));
            }
        }
        return new FileSystems(known, problems);
    }
}
