package io.servermanager.engine.run;

import java.util.Map;

/**
 * What is asked for.
 *
 * @param service the service's name in the configuration
 * @param workflow the workflow's id
 * @param options by option name; an option without a value has the value {@code true}
 */
public record RunRequest(String service, String workflow, Map<String, String> options) {
    public RunRequest {
        options = Map.copyOf(options);
    }
}
