package io.servermanager.docker.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A volume.
 *
 * @param name its name
 * @param created when it was made, if the engine says so
 * @param labels its labels
 */
public record StoredVolume(String name, Optional<Instant> created, Map<String, String> labels) {

    /** On volumes that nobody named, since API 1.43. */
    private static final String ANONYMOUS = "com.docker.volume.anonymous";

    private static final Pattern RANDOM_NAME = Pattern.compile("[0-9a-f]{64}");

    public StoredVolume {
        labels = Map.copyOf(labels);
    }

    /** Whether nobody gave it a name, as the engine's label says, or before there was one the form of its name. */
    public boolean anonymous() {
        return labels.containsKey(ANONYMOUS) || RANDOM_NAME.matcher(name).matches();
    }
}
