package io.servermanager.docker.lab;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a lab needs of the machine. */
final class LabSupport {

    /** Bits of the effective capabilities, see capabilities(7): CAP_NET_ADMIN, CAP_SYS_CHROOT, CAP_SYS_ADMIN. */
    private static final List<Integer> CAPABILITIES = List.of(12, 18, 21);

    private LabSupport() {}

    static Optional<String> missing() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.of("this is not Linux.");
        }
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return Optional.of("this is not root.");
            }
            BigInteger effective = effectiveCapabilities();
            if (!CAPABILITIES.stream().allMatch(effective::testBit)) {
                return Optional.of("root may neither mount nor make networks here, as in a plain container.");
            }
        } catch (IOException unreadable) {
            return Optional.of("/proc cannot be read: " + unreadable.getMessage() + ".");
        }
        Programs programs = Programs.ofMachine();
        if (!programs.has("dockerd") && !programs.has("apt-get", "dpkg-deb")) {
            return Optional.of("there is neither a Docker Engine nor apt to get one.");
        }
        if (!Files.isDirectory(Path.of("/sys/fs/cgroup"))) {
            return Optional.of("there are no control groups in /sys/fs/cgroup.");
        }
        return Optional.empty();
    }

    private static BigInteger effectiveCapabilities() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> new BigInteger(line.substring("CapEff:".length()).strip(), 16))
                .findFirst()
                .orElse(BigInteger.ZERO);
    }
}
