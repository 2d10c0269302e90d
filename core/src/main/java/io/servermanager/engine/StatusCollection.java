package io.servermanager.engine;

import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks services how they are: one that does not tell is {@link Health#UNKNOWN}. */
final class StatusCollection {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final AnswerCollection<ServiceStatus> answers;

    StatusCollection(AnswerCollection.Source<ServiceStatus> source) {
        this(source, DEADLINE);
    }

    StatusCollection(AnswerCollection.Source<ServiceStatus> source, Duration deadline) {
        answers = new AnswerCollection<>("status", deadline, source);
    }

    /** The status of each by name, in the same order. */
    Map<String, ServiceStatus> collect(List<String> services) throws InterruptedException {
        Map<String, ServiceStatus> statuses = new LinkedHashMap<>();
        answers.collect(services)
                .forEach((service, answer) -> statuses.put(service, answer.orElse(StatusCollection::unknown)));
        return statuses;
    }

    private static ServiceStatus unknown(MaintenanceException problem) {
        List<String> problems = problem.remedy().isEmpty() ? List.of() : List.of(problem.remedy());
        return new ServiceStatus(Health.UNKNOWN, problem.problem(), Optional.empty(), List.of(), problems);
    }
}
