package io.servermanager.docker.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The root file systems of the sample images: a layer with busybox that all share, and a small one of their own. */
final class SampleRoot {

    static final String SERVICE = "/usr/bin/sample-service";
    static final String DATABASE = "/usr/bin/sample-database";
    static final String CHECK_HEALTH = "/usr/bin/check-health";

    private static final List<String> APPLETS = List.of(
            "cat",
            "chmod",
            "cp",
            "cut",
            "date",
            "dd",
            "find",
            "grep",
            "head",
            "httpd",
            "id",
            "kill",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "nc",
            "ps",
            "rm",
            "sed",
            "sh",
            "sha256sum",
            "sleep",
            "stat",
            "sync",
            "tail",
            "touch",
            "wc",
            "wget");

    private final Path busybox;
    private @Nullable ImageLayer base;

    SampleRoot(Path busybox) {
        this.busybox = busybox;
    }

    List<ImageLayer> service(SampleImage image) {
        TarArchive archive = new TarArchive()
                .directory("data")
                .directory("srv/site")
                .directory("srv/api")
                .directory("srv/api/api")
                .directory("srv/api/cgi-bin")
                .directory("usr/sbin")
                .file("etc/sample-service.conf", 0644, bytes(configuration(image)))
                .file("srv/site/index.html", 0644, bytes("sample site " + image.version() + "\n"))
                .file("srv/api/index.html", 0644, bytes("sample admin interface\n"))
                .file("srv/bad-gateway.html", 0644, bytes("<html><h1>502 Bad Gateway</h1></html>\n"))
                .file("srv/api/cgi-bin/index.cgi", 0755, resource("api.cgi.sh"))
                .file("usr/sbin/nginx", 0755, resource("nginx.sh"))
                .file(CHECK_HEALTH.substring(1), 0755, resource("check-health.sh"))
                .file(SERVICE.substring(1), 0755, resource("sample-service.sh"));
        return List.of(base(), ImageLayer.of(archive));
    }

    List<ImageLayer> database() {
        TarArchive archive = new TarArchive().file(DATABASE.substring(1), 0755, resource("sample-database.sh"));
        return List.of(base(), ImageLayer.of(archive));
    }

    private static String configuration(SampleImage image) {
        boolean wrongPort = image.behaviour().kind() == SampleBehaviour.Kind.WRONG_PORT;
        String[] version = image.version().split("\\.");
        Map<String, String> lines = new TreeMap<>();
        lines.put("MAJOR", version[0]);
        lines.put("MINOR", version[1]);
        lines.put("REVISION", version[2]);
        lines.put("SCHEMA", Integer.toString(image.schema()));
        lines.put("BEHAVIOUR", image.behaviour().kind().name());
        lines.put("AFTER", Long.toString(image.behaviour().after().toSeconds()));
        lines.put("START_DELAY", Long.toString(image.startDelay().toSeconds()));
        lines.put("SITE_PORT", wrongPort ? "8080" : "80");
        lines.put("API_PORT", wrongPort ? "8181" : "81");
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private synchronized ImageLayer base() {
        ImageLayer made = base;
        if (made == null) {
            TarArchive archive = new TarArchive()
                    .directory("bin")
                    .directory("etc")
                    .directory("run")
                    .directory("srv")
                    .directory("tmp")
                    .directory("usr")
                    .directory("usr/bin")
                    .file("bin/busybox", 0755, read(busybox));
            APPLETS.forEach(applet -> archive.link("bin/" + applet, "busybox"));
            made = ImageLayer.of(archive);
            base = made;
        }
        return made;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = SampleRoot.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + name, failure);
        }
    }
}
