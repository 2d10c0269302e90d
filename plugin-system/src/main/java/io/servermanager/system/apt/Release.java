package io.servermanager.system.apt;

import java.util.HashMap;
import java.util.Map;

/**
 * A release of packages, as its signed Release file describes it and {@code apt-cache policy} shows it.
 *
 * @param origin who publishes it ({@code o=})
 * @param label what they call it ({@code l=})
 * @param codename its name for ever ({@code n=})
 * @param suite its name for the time being ({@code a=})
 */
record Release(String origin, String label, String codename, String suite) {

    /** Reads {@code v=12,o=Debian,a=oldstable-security,n=bookworm-security,l=Debian-Security,c=main,b=amd64}. */
    static Release parse(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split(",(?=[a-z]=)")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return new Release(
                fields.getOrDefault("o", ""),
                fields.getOrDefault("l", ""),
                fields.getOrDefault("n", ""),
                fields.getOrDefault("a", ""));
    }
}
