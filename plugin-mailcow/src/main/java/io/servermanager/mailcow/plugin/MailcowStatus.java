package io.servermanager.mailcow.plugin;

import io.servermanager.docker.compose.ComposeServiceStatus;
import io.servermanager.docker.engine.ComposeLabels;
import io.servermanager.docker.engine.ContainerDetails;
import io.servermanager.docker.engine.ContainerState;
import io.servermanager.docker.engine.DockerEngine;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.mailcow.installation.MailcowConf;
import io.servermanager.mailcow.verify.Certificate;
import io.servermanager.mailcow.verify.MailPort;
import io.servermanager.mailcow.verify.MailProbe;
import io.servermanager.mailcow.verify.MailQueue;
import io.servermanager.mailcow.verify.Protocol;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import io.servermanager.spi.ServiceStatus.Part;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Adds to the status of the containers the version by git, the mail queue and the certificate. Not how large the volumes
 * are: to walk through a great many mails takes longer than a status may; the disk use of the service tells it.
 */
final class MailcowStatus {

    private static final String POSTFIX = "postfix-mailcow";
    private static final String WEB = "nginx-mailcow";
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** Mailcow renews a certificate thirty days before it expires: one that is due sooner was not renewed. */
    private static final Duration DUE = Duration.ofDays(14);

    private final DockerEngine engine;
    private final CommandRunner commands;
    private final Clock clock;

    MailcowStatus(DockerEngine engine, CommandRunner commands, Clock clock) {
        this.engine = engine;
        this.commands = commands;
        this.clock = clock;
    }

    ServiceStatus of(Path directory) throws InterruptedException {
        ServiceStatus containers = new ComposeServiceStatus(engine, clock).of(directory);
        if (containers.health() == Health.ABSENT) {
            return containers;
        }
        List<String> problems = new ArrayList<>(containers.problems());
        Optional<String> version = version(directory, problems);
        List<Part> parts = new ArrayList<>();
        for (Part part : containers.parts()) {
            boolean runs = part.health() == Health.HEALTHY;
            if (runs && part.name().equals(POSTFIX)) {
                parts.add(with(part, "queue", queue(directory)));
            } else if (runs && part.name().equals(WEB)) {
                parts.add(with(part, "certificate expires", certificate(directory, problems)));
            } else {
                parts.add(part);
            }
        }
        boolean worse = containers.health() == Health.HEALTHY && !problems.isEmpty();
        return new ServiceStatus(
                worse ? Health.DEGRADED : containers.health(), containers.summary(), version, parts, problems);
    }

    private Optional<String> version(Path directory, List<String> problems) throws InterruptedException {
        try {
            return Optional.of(new GitCheckout(directory, commands).version().text());
        } catch (MaintenanceException unknown) {
            problems.add(unknown.problem() + ". " + unknown.remedy());
            return Optional.empty();
        }
    }

    private Optional<String> queue(Path directory) throws InterruptedException {
        Optional<ContainerDetails> postfix = engine.composeContainers().stream()
                .filter(container ->
                        container.compose().service().filter(POSTFIX::equals).isPresent())
                .filter(container -> isOf(container.compose(), directory))
                .flatMap(container -> engine.inspect(container.id()).stream())
                .filter(container -> container.state() == ContainerState.RUNNING)
                .findFirst();
        OptionalLong length = postfix.isPresent() ? MailQueue.length(postfix.get(), commands) : OptionalLong.empty();
        return length.isPresent() ? Optional.of(length.getAsLong() + " messages") : Optional.empty();
    }

    private static boolean isOf(ComposeLabels labels, Path directory) {
        return labels.workingDirectory().filter(directory::equals).isPresent();
    }

    private Optional<String> certificate(Path directory, List<String> problems) {
        Optional<Certificate> found;
        try {
            found = MailPort.all(MailcowConf.of(directory)).stream()
                    .filter(port -> port.protocol() == Protocol.HTTPS)
                    .findFirst()
                    .flatMap(port -> Optional.ofNullable(
                            new MailProbe(DEADLINE).ask(port).certificate()));
        } catch (MaintenanceException noConfiguration) {
            problems.add(noConfiguration.problem() + ". " + noConfiguration.remedy());
            return Optional.empty();
        }
        Instant now = clock.instant();
        found.filter(certificate -> certificate.expiry().isBefore(now.plus(DUE)))
                .ifPresent(certificate -> problems.add("The certificate "
                        + (certificate.expiry().isBefore(now) ? "expired " : "expires ") + certificate.expires()
                        + ". Look at the log of acme-mailcow."));
        return found.map(Certificate::expires);
    }

    private static Part with(Part part, String name, Optional<String> value) {
        Map<String, String> details = new LinkedHashMap<>(part.details());
        value.ifPresent(text -> details.put(name, text));
        return new Part(part.name(), part.state(), part.health(), details);
    }
}
