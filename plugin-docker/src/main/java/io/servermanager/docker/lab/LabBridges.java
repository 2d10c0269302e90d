package io.servermanager.docker.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The network bridges of a lab's engine. */
final class LabBridges {

    /** A bridge is named after the first digits of its network's id, which no other engine's network has. */
    private static final Pattern NAME = Pattern.compile("br-[0-9a-f]{12}");

    private LabBridges() {}

    /**
     * Those that exist. Their names are picked out of the engine's own database, whose values are JSON, so that they
     * are known when no engine runs any more.
     */
    static List<String> of(LabDirectory directory) throws IOException {
        Path database = directory.engineData().resolve("network/files/local-kv.db");
        if (!Files.isRegularFile(database)) {
            return List.of();
        }
        return NAME.matcher(Files.readString(database, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(name -> Files.exists(Path.of("/sys/class/net", name)))
                .toList();
    }
}
