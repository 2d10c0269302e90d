package io.servermanager.mailcow.update;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.servermanager.docker.engine.EngineInfo;
import io.servermanager.mailcow.installation.SearchPath;
import io.servermanager.spi.ByteSize;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Is the host such that {@code update.sh} comes to its end? Reads only. */
final class HostCheck {

    /** What {@code update.sh} names in the loop in which it looks for the programs that it needs. */
    private static final Pattern TOOLS = Pattern.compile("(?m)^\\s*for bin in ([a-z0-9 ]+); do");

    private static final String USUAL_TOOLS = "openssl curl docker git awk sha1sum grep cut jq";
    private static final int OLDEST_ENGINE = 20;
    private static final int SUPPORTED_ENGINE = 24;

    private final Path root;
    private final SearchPath programs;

    /**
     * A check.
     *
     * @param root the root of the host's file system
     * @param programs where {@code update.sh} finds its programs
     */
    HostCheck(Path root, SearchPath programs) {
        this.root = root;
        this.programs = programs;
    }

    /** Refuses where a program is missing that the {@code update.sh} in {@code directory} needs. */
    void requireTools(Path directory) {
        for (String tool : tools(directory).split(" +")) {
            if (!programs.has(tool)) {
                throw new MaintenanceException(
                        Kind.PRECONDITION,
                        "The program '" + tool + "' is missing, and update.sh needs it",
                        "Install it: apt-get install " + (tool.equals("docker") ? "docker-ce" : tool) + ".");
            }
        }
    }

    private static String tools(Path directory) {
        return Stream.of("_modules/scripts/core.sh", "update.sh")
                .map(file -> TOOLS.matcher(text(directory.resolve(file))))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1).strip())
                .findFirst()
                .orElse(USUAL_TOOLS);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException absent) {
            return "";
        }
    }

    /** Refuses an engine on which Mailcow cannot run. */
    static void requireEngine(EngineInfo engine) {
        if (major(engine) < OLDEST_ENGINE) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "Docker Engine " + engine.version() + " is too old for Mailcow, which wants " + SUPPORTED_ENGINE,
                    "Upgrade Docker first.");
        }
    }

    /** What is to be said of an engine that is older than Mailcow wants it; empty if it is not. */
    static Optional<String> oldEngine(EngineInfo engine) {
        return major(engine) < SUPPORTED_ENGINE
                ? Optional.of("Docker Engine " + engine.version() + " is older than Mailcow wants it: "
                        + SUPPORTED_ENGINE + ".")
                : Optional.empty();
    }

    private static int major(EngineInfo engine) {
        Matcher matcher = Pattern.compile("(\\d{1,4})\\..*").matcher(engine.version());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /** Refuses where there is less room for images than {@code needed}. */
    static void requireRoom(EngineInfo engine, ByteSize needed) {
        Optional<Path> dataRoot = engine.dataRoot().filter(Files::isDirectory);
        if (dataRoot.isEmpty()) {
            return;
        }
        try {
            long free = Files.getFileStore(dataRoot.get()).getUsableSpace();
            if (free < needed.bytes()) {
                throw new MaintenanceException(
                        Kind.PRECONDITION,
                        "There is too little room in " + dataRoot.get() + " for new images: "
                                + ByteSize.approximately(free) + " are free, and " + needed + " are wanted",
                        "Free space there, or set 'room' of the service if less is enough.");
            }
        } catch (IOException unknown) {
            throw new MaintenanceException(
                    Kind.PRECONDITION,
                    "How much is free in " + dataRoot.get() + " cannot be found out: " + unknown.getMessage(),
                    "Look at the disk.",
                    unknown);
        }
    }

    /** Refuses a configuration of the engine that {@code update.sh} would refuse, after it stopped all containers. */
    void requireEngineConfiguration() {
        engineConfiguration();
    }

    /** What {@code update.sh} will do to the engine on a host with IPv6; empty if nothing. */
    Optional<String> engineRestart() {
        boolean told = engineConfiguration()
                .map(json -> json.path("ipv6").asBoolean(false))
                .orElse(false);
        return hasIpv6() && !told
                ? Optional.of("This host has IPv6, and /etc/docker/daemon.json does not turn it on: update.sh writes"
                        + " that file and restarts the Docker Engine, and so every container of this host.")
                : Optional.empty();
    }

    private Optional<JsonNode> engineConfiguration() {
        Path file = root.resolve("etc/docker/daemon.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.builder().build().readTree(Files.readString(file));
            if (json.isObject()) {
                return Optional.of(json);
            }
        } catch (JacksonException invalid) {
            throw invalid(invalid.getOriginalMessage());
        } catch (IOException unreadable) {
            throw invalid(String.valueOf(unreadable.getMessage()));
        }
        throw invalid("it is empty or no object");
    }

    private static MaintenanceException invalid(String why) {
        return new MaintenanceException(
                Kind.PRECONDITION,
                "/etc/docker/daemon.json is no valid JSON: "
                        + why.lines().findFirst().orElse("") + "; update.sh would stop all containers and then fail",
                "Correct the file, or remove it if it is empty.");
    }

    /** Whether there is a default route by IPv6, as proc(5) tells of {@code net/ipv6_route}, but to loopback. */
    private boolean hasIpv6() {
        try {
            return Files.readAllLines(root.resolve("proc/net/ipv6_route"), StandardCharsets.ISO_8859_1).stream()
                    .anyMatch(line -> line.startsWith("0".repeat(32) + " 00 ")
                            && !line.stripTrailing().endsWith(" lo"));
        } catch (IOException none) {
            return false;
        }
    }
}
