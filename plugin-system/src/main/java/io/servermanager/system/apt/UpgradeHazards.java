package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import io.servermanager.spi.Hazard;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.ServiceContext;
import io.servermanager.spi.ServiceStatus;
import io.servermanager.spi.ServiceStatus.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person should know of an upgrade before saying yes: what restarts, and what that takes down. */
final class UpgradeHazards {

    private static final Pattern DOCKER =
            Pattern.compile("docker\\.io|docker-ce|docker-engine|moby-engine|containerd|containerd\\.io|runc");
    private static final Pattern KERNEL = Pattern.compile("linux-image-.*");
    private static final Pattern LIBC = Pattern.compile("libc6(:.*)?");
    private static final Pattern SSH = Pattern.compile("openssh-server");

    private final UpgradePlan plan;
    private final ServiceContext context;

    UpgradeHazards(UpgradePlan plan, ServiceContext context) {
        this.plan = plan;
        this.context = context;
    }

    List<Hazard> all() throws InterruptedException {
        List<Hazard> hazards = new ArrayList<>();
        List<String> docker = among(DOCKER);
        if (!docker.isEmpty()) {
            hazards.add(docker(docker));
        }
        List<String> kernels = among(KERNEL);
        if (!kernels.isEmpty()) {
            hazards.add(new Hazard(
                    Hazard.Kind.MAY_NEED_REBOOT,
                    list(kernels) + ": a new kernel runs only after a reboot, which is left to you."));
        }
        if (!among(LIBC).isEmpty()) {
            hazards.add(new Hazard(
                    Hazard.Kind.MAY_NEED_REBOOT,
                    "libc6 is among them: nearly every program uses the old one until it is restarted, so plan a "
                            + "reboot."));
        }
        if (!among(SSH).isEmpty()) {
            hazards.add(new Hazard(
                    Hazard.Kind.NOTICE,
                    "openssh-server is among them: sshd restarts; connections that are open stay, new ones are refused "
                            + "for a moment."));
        }
        for (String name : runtimePackages()) {
            if (plan.names().contains(name)) {
                hazards.add(new Hazard(
                        Hazard.Kind.NOTICE,
                        name + " is among them, on which this very program runs: should the run break off, "
                                + "'server-manager recover' finishes it."));
            }
        }
        if (!plan.removedOnPurpose().isEmpty()) {
            hazards.add(new Hazard(
                    Hazard.Kind.IRREVERSIBLE,
                    "Removed are packages that were installed on purpose: " + list(plan.removedOnPurpose()) + "."));
        }
        return hazards;
    }

    private Hazard docker(List<String> packages) throws InterruptedException {
        List<String> services = new ArrayList<>();
        for (Map.Entry<String, ServiceStatus> other :
                context.others().statuses().entrySet()) {
            Health health = other.getValue().health();
            if (health != Health.ABSENT && health != Health.DOWN) {
                services.add(other.getKey());
            }
        }
        if (keepsContainersAlive()) {
            return new Hazard(
                    Hazard.Kind.NOTICE,
                    list(packages)
                            + ": the Docker Engine restarts; containers go on meanwhile, since live-restore is set"
                            + " in /etc/docker/daemon.json.");
        }
        return new Hazard(
                Hazard.Kind.DOWNTIME,
                list(packages) + ": the Docker Engine restarts, and every container stops until it is back"
                        + (services.isEmpty()
                                ? "."
                                : ". Does not answer meanwhile what runs in one of: " + list(services) + "."));
    }

    private boolean keepsContainersAlive() {
        try {
            Path file = context.root().resolve("etc/docker/daemon.json");
            return Pattern.compile("\"live-restore\"\\s*:\\s*true")
                    .matcher(Files.readString(file, StandardCharsets.UTF_8))
                    .find();
        } catch (IOException absent) {
            return false;
        }
    }

    /** The package that the Java runtime of this program belongs to, if it belongs to one. */
    private List<String> runtimePackages() throws InterruptedException {
        try {
            Path java = Path.of(System.getProperty("java.home")).toRealPath().resolve("bin/java");
            return context.commands()
                    .run(Command.reads("dpkg-query", "--search", java.toString()))
                    .stdout()
                    .lines()
                    .filter(line -> line.contains(": "))
                    .map(line -> line.substring(0, line.indexOf(": ")))
                    .flatMap(names -> Stream.of(names.split(", ")))
                    .map(name -> name.replaceFirst(":.*", ""))
                    .toList();
        } catch (IOException | MaintenanceException unknown) {
            return List.of();
        }
    }

    private List<String> among(Pattern names) {
        return plan.names().stream()
                .filter(name -> names.matcher(name).matches())
                .toList();
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }
}
