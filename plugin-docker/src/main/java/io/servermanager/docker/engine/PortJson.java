package io.servermanager.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the engine's map of ports: {@code {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}], "81/tcp": null}}. */
final class PortJson {

    private static final Pattern KEY = Pattern.compile("(\\d{1,5})/(\\w+)");

    private PortJson() {}

    static List<PublishedPort> ports(JsonNode map) {
        List<PublishedPort> ports = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            Matcher key = KEY.matcher(entry.getKey());
            if (!key.matches()) {
                continue;
            }
            for (JsonNode binding : entry.getValue()) {
                int hostPort = binding.path("HostPort").asInt(0);
                // 0 or nothing stands for a port that the engine chooses at the start: not known yet.
                if (hostPort > 0) {
                    String address = Fields.optionalText(binding, "HostIp").orElse("0.0.0.0");
                    ports.add(new PublishedPort(address, hostPort, Integer.parseInt(key.group(1)), key.group(2)));
                }
            }
        }
        return ports;
    }
}
