package io.servermanager.engine.settings;

import java.util.Locale;

/** Names of Java as they stand in the configuration: in lower case, with hyphens. */
final class KeyNames {

    private KeyNames() {}

    /** {@code rebootDelay} is {@code reboot-delay}. */
    static String ofComponent(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code SECURITY_ONLY} is {@code security-only}. */
    static String ofConstant(Enum<?> constant) {
        return constant.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** The path of a key within a section; that of the whole configuration is empty. */
    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
