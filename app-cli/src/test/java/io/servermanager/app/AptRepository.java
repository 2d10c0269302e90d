package io.servermanager.app;

import io.servermanager.docker.lab.DebianRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A repository of packages within a root, from which apt copies: in the suite of the release and in its security suite. */
final class AptRepository {

    static final String RELEASE = DebianRoot.codename();
    static final String SECURITY = RELEASE + "-security";

    private static final String PLACE = "/srv/repository";
    private static final Map<String, String> LABELS = Map.of(RELEASE, "Debian", SECURITY, "Debian-Security");

    private final DebianRoot root;
    private final String architecture;
    private final Map<String, List<String>> stanzas = new TreeMap<>();

    AptRepository(DebianRoot root) throws IOException, InterruptedException, NoSuchAlgorithmException {
        this.root = root;
        architecture = root.run("dpkg", "--print-architecture").strip();
        for (String suite : LABELS.keySet()) {
            stanzas.put(suite, new ArrayList<>());
            write(suite);
        }
    }

    /** The lines for sources.list(5). */
    static String sources() {
        return "deb [trusted=yes] copy:" + PLACE + " " + RELEASE + " main\ndeb [trusted=yes] copy:" + PLACE + " "
                + SECURITY + " main\n";
    }

    /** Puts packages into a suite, beside those that are there. */
    void publish(String suite, SamplePackage... packages)
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        for (SamplePackage sample : packages) {
            String file = "pool/" + sample.name() + "_" + sample.version() + "_all.deb";
            Path archive = build(sample, file);
            stanzas.get(suite)
                    .add(sample.control() + "Filename: " + file + "\nSize: " + Files.size(archive) + "\nSHA256: "
                            + sha256(archive) + "\n");
        }
        write(suite);
    }

    private Path build(SamplePackage sample, String file) throws IOException, InterruptedException {
        Path tree = Files.createTempDirectory(Files.createDirectories(root.path("/srv/build")), sample.name());
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path control = Files.createDirectory(tree.resolve("DEBIAN"));
        Files.writeString(control.resolve("control"), sample.control());
        Path share = Files.createDirectories(tree.resolve("usr/share"));
        Files.write(share.resolve(sample.name()), new byte[sample.kibibytes() * 1024]);
        if (!sample.conffile().isEmpty()) {
            String name = "/etc/" + sample.name() + ".conf";
            Files.createDirectory(tree.resolve("etc"));
            Files.writeString(tree.resolve(name.substring(1)), sample.conffile());
            Files.writeString(control.resolve("conffiles"), name + "\n");
        }
        if (!sample.afterwards().isEmpty()) {
            Path script = control.resolve("postinst");
            Files.writeString(script, "#!/bin/sh\n" + sample.afterwards() + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path archive = root.path(PLACE + "/" + file);
        Files.createDirectories(archive.getParent());
        root.run(
                "dpkg-deb",
                "--root-owner-group",
                "-Znone",
                "--build",
                "/" + root.path().relativize(tree),
                PLACE + "/" + file);
        return archive;
    }

    private void write(String suite) throws IOException, NoSuchAlgorithmException {
        Path directory = root.path(PLACE + "/dists/" + suite);
        Path packages = Files.createDirectories(directory.resolve("main/binary-" + architecture))
                .resolve("Packages");
        Files.writeString(packages, String.join("\n", stanzas.get(suite)));
        Files.writeString(
                directory.resolve("Release"),
                "Origin: Debian\nLabel: " + LABELS.get(suite) + "\nSuite: old" + suite + "\nCodename: " + suite
                        + "\nVersion: 12\nArchitectures: " + architecture + "\nComponents: main\nSHA256:\n "
                        + sha256(packages) + " "
                        + Files.size(packages) + " main/binary-" + architecture + "/Packages\n",
                StandardCharsets.UTF_8);
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
