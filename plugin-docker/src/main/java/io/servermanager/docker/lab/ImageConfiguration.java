package io.servermanager.docker.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The part of an image that says how it is run, as the Docker Image Specification 1.2 has it.
 *
 * @param entrypoint the program
 * @param variables its environment
 * @param ports the ports that it serves
 * @param healthCheck whether it has one
 */
record ImageConfiguration(String entrypoint, List<String> variables, List<Integer> ports, boolean healthCheck) {

    private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(3);
    private static final int HEALTH_RETRIES = 2;

    static ImageConfiguration ofService(SampleImage image) {
        boolean starts = image.behaviour().kind() != SampleBehaviour.Kind.NEVER_STARTS;
        return new ImageConfiguration(
                starts ? SampleRoot.SERVICE : "/usr/bin/is-missing",
                List.of("NPM_BUILD_VERSION=" + image.version()),
                List.of(80, 81),
                image.healthCheck());
    }

    static ImageConfiguration ofDatabase() {
        return new ImageConfiguration(SampleRoot.DATABASE, List.of(), List.of(), false);
    }

    Map<String, Object> toJson(List<ImageLayer> layers) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architecture", architecture());
        json.put("os", "linux");
        json.put("created", "2026-01-01T00:00:00Z");
        json.put("config", config());
        Map<String, Object> rootfs = new LinkedHashMap<>();
        rootfs.put("type", "layers");
        rootfs.put("diff_ids", layers.stream().map(ImageLayer::diffId).toList());
        json.put("rootfs", rootfs);
        json.put(
                "history",
                layers.stream().map(layer -> Map.of("created_by", "sample")).toList());
        return json;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("Entrypoint", List.of(entrypoint));
        config.put(
                "Env",
                Stream.concat(Stream.of("PATH=/usr/sbin:/usr/bin:/sbin:/bin"), variables.stream())
                        .toList());
        Map<String, Object> exposed = new LinkedHashMap<>();
        ports.forEach(port -> exposed.put(port + "/tcp", Map.of()));
        config.put("ExposedPorts", exposed);
        if (healthCheck) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("Test", List.of("CMD", SampleRoot.CHECK_HEALTH));
            check.put("Interval", HEALTH_INTERVAL.toNanos());
            check.put("Timeout", HEALTH_TIMEOUT.toNanos());
            check.put("Retries", HEALTH_RETRIES);
            config.put("Healthcheck", check);
        }
        return config;
    }

    /** The machine's architecture by the name that images use for it. */
    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }
}
