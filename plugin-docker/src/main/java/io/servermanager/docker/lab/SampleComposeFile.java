package io.servermanager.docker.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Compose file as nginx Proxy Manager's documentation has it.
 *
 * @param image the service's image
 * @param database the database's image, where there is one
 * @param sitePort the site's port on 127.0.0.1
 * @param apiPort the admin API's port on 127.0.0.1
 * @param outside the directory of {@link SampleExtra#OUTSIDE_DIRECTORY}
 * @param extras what is beside it
 */
record SampleComposeFile(
        String image, String database, int sitePort, int apiPort, Path outside, Set<SampleExtra> extras) {

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "services:",
                "  app:",
                "    image: '" + image + "'",
                "    restart: unless-stopped",
                "    ports:",
                "      - '127.0.0.1:" + sitePort + ":80'",
                "      - '127.0.0.1:" + apiPort + ":81'",
                "    volumes:",
                "      - ./data:/data",
                "      - ./letsencrypt:/etc/letsencrypt"));
        if (extras.contains(SampleExtra.NAMED_VOLUME)) {
            lines.add("      - state:/mnt/state");
        }
        if (extras.contains(SampleExtra.OUTSIDE_DIRECTORY)) {
            lines.add("      - '" + outside + ":/mnt/outside'");
        }
        if (extras.contains(SampleExtra.DATABASE)) {
            lines.addAll(List.of(
                    "    environment:",
                    "      DB_MYSQL_HOST: db",
                    "      DB_MYSQL_PORT: 3306",
                    "      DB_MYSQL_USER: npm",
                    "      DB_MYSQL_PASSWORD: npm",
                    "      DB_MYSQL_NAME: npm",
                    "    depends_on:",
                    "      - db",
                    "  db:",
                    "    image: '" + database + "'",
                    "    restart: unless-stopped",
                    "    volumes:",
                    "      - ./mysql:/var/lib/mysql"));
        }
        if (extras.contains(SampleExtra.NAMED_VOLUME)) {
            lines.addAll(List.of("volumes:", "  state:"));
        }
        return String.join("\n", lines) + "\n";
    }
}
