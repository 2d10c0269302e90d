package io.servermanager.system.reboot;

import io.servermanager.spi.Command;
import io.servermanager.spi.ServiceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the host has to be restarted to run what is installed. */
public final class RebootNeed {

    /** Written by packages on Ubuntu, and on Debian where update-notifier or unattended-upgrades is installed. */
    private static final List<String> FLAGS = List.of("run/reboot-required", "var/run/reboot-required");

    /** A package that holds a kernel, such as {@code linux-image-6.1.0-18-amd64}, rather than one that names the newest. */
    private static final Pattern KERNEL = Pattern.compile("(linux-image-(?:unsigned-)?(\\d\\S*))\t(\\S+)\t[ih]i.*");

    private RebootNeed() {}

    /** Why it has to be restarted, one phrase; empty if it has not. */
    public static Optional<String> of(ServiceContext context) throws InterruptedException {
        for (String flag : FLAGS) {
            Path file = context.root().resolve(flag);
            if (Files.exists(file)) {
                List<String> packages = lines(file.resolveSibling("reboot-required.pkgs"));
                return Optional.of(
                        packages.isEmpty()
                                ? "a package asks for it"
                                : "these packages ask for it: " + String.join(", ", packages));
            }
        }
        String running = lines(context.root().resolve("proc/sys/kernel/osrelease")).stream()
                .findFirst()
                .orElse("");
        String installed = context.commands()
                .run(Command.reads(
                        "dpkg-query",
                        "--show",
                        "--showformat=${Package}\\t${Version}\\t${db:Status-Abbrev}\\n",
                        "linux-image-*"))
                .stdout();
        return newerKernel(running, installed);
    }

    /**
     * Whether a newer kernel than the running one is installed.
     *
     * @param running what {@code uname -r} prints
     * @param installed packages, versions and states, a line each
     */
    static Optional<String> newerKernel(String running, String installed) {
        List<Kernel> kernels = installed
                .lines()
                .map(KERNEL::matcher)
                .filter(Matcher::matches)
                .map(matcher -> new Kernel(matcher.group(2), new DebianVersion(matcher.group(3))))
                .filter(kernel -> !kernel.release.endsWith("-dbg"))
                .toList();
        Optional<Kernel> current = kernels.stream()
                .filter(kernel -> kernel.release.equals(running))
                .findFirst();
        // A kernel that is not from a package, as in a container or on a rented virtual machine, is not ours to judge.
        return current.flatMap(now -> kernels.stream()
                .filter(kernel -> flavour(kernel.release).equals(flavour(running)))
                .max(Comparator.comparing(kernel -> kernel.version))
                .filter(newest -> newest.version.compareTo(now.version) > 0)
                .map(newest -> "kernel " + newest.release + " is installed, and " + running + " is running"));
    }

    /** What a kernel is built for, such as {@code amd64} or {@code generic}. */
    private static String flavour(String release) {
        return release.substring(release.lastIndexOf('-') + 1);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private record Kernel(String release, DebianVersion version) {}
}
