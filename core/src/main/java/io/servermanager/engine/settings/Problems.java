package io.servermanager.engine.settings;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All that is wrong in one configuration. */
final class Problems {

    private final String source;
    private final List<Problem> problems = new ArrayList<>();

    /** @param source the file, for messages */
    Problems(String source) {
        this.source = source;
    }

    void add(Position position, String path, String text) {
        problems.add(new Problem(position, path, text));
    }

    int count() {
        return problems.size();
    }

    /** Throws one exception with all problems, in the order of the file, if there are any. */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new MaintenanceException(
                    Kind.CONFIGURATION,
                    problems.stream()
                            .sorted(Comparator.comparing(Problem::position))
                            .map(this::line)
                            .collect(Collectors.joining("\n")),
                    "Correct " + source + "; 'server-manager config check' looks at it again.");
        }
    }

    private String line(Problem problem) {
        return source + ":" + problem.position().line() + ":"
                + problem.position().column() + ": "
                + (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.text();
    }

    private record Problem(Position position, String path, String text) {}
}
