package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packages that dpkg has installed.
 *
 * @param packages by the name that apt prints: with {@code :architecture} if that is not the host's own
 */
record InstalledPackages(Map<String, Installed> packages) {

    /** In the format of dpkg-query(1); the architecture matters where a package is there in several. */
    private static final String FORMAT =
            "${Package}\\t${Architecture}\\t${Version}\\t${db:Status-Abbrev}\\t${Installed-Size}\\n";

    InstalledPackages {
        packages = Map.copyOf(packages);
    }

    /**
     * An installed package.
     *
     * @param version its version
     * @param bytes how much of the disk it uses, as its control file estimates
     */
    record Installed(String version, long bytes) {}

    static InstalledPackages of(CommandRunner commands) throws InterruptedException {
        String architecture = commands.run(Command.reads("dpkg", "--print-architecture"))
                .orThrow()
                .stdout()
                .strip();
        String list = commands.run(Command.reads("dpkg-query", "--show", "--showformat=" + FORMAT))
                .orThrow()
                .stdout();
        return parse(list, architecture);
    }

    /** Reads the list; packages that are not wholly installed are left out. */
    static InstalledPackages parse(String list, String hostArchitecture) {
        Map<String, Installed> packages = new HashMap<>();
        for (String line : list.split("\n")) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 5 && fields[3].matches("[hi]i.*")) {
                boolean own = List.of(hostArchitecture, "all").contains(fields[1]);
                packages.put(
                        own ? fields[0] : fields[0] + ":" + fields[1], new Installed(fields[2], kibibytes(fields[4])));
            }
        }
        return new InstalledPackages(packages);
    }

    Optional<String> version(String name) {
        return Optional.ofNullable(packages.get(name)).map(Installed::version);
    }

    long bytes(String name) {
        return Optional.ofNullable(packages.get(name)).map(Installed::bytes).orElse(0L);
    }

    private static long kibibytes(String number) {
        return number.matches("\\d{1,12}") ? Long.parseLong(number) * 1024 : 0;
    }
}
