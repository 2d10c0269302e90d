package io.servermanager.system.reboot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What still runs code whose file was replaced: {@code /proc/PID/maps} marks it as deleted, see proc_pid_maps(5).
 *
 * @param owners to what the processes belong, each once
 */
record OutdatedProcesses(List<Owner> owners) {

    /** Libraries and programs of packages; what programs themselves make and delete, such as shared memory, is not meant. */
    private static final Pattern REPLACED =
            Pattern.compile("\\S+ \\S*x\\S* .* (/(?:usr/)?(?:s?bin|lib\\w*)/.*) \\(deleted\\)");

    OutdatedProcesses {
        owners = List.copyOf(owners);
    }

    /** Looks at all processes; those that may not be looked at, or end meanwhile, are left out. */
    static OutdatedProcesses of(Path root) {
        Collection<Owner> owners = new TreeSet<>();
        Path proc = root.resolve("proc");
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (usesReplacedCode(read(process.resolve("maps")))) {
                    owners.add(Owner.of(
                            read(process.resolve("cgroup")),
                            read(process.resolve("comm")).strip()));
                }
            }
        } catch (IOException unreadable) {
            return new OutdatedProcesses(List.of());
        }
        return new OutdatedProcesses(new ArrayList<>(owners));
    }

    static boolean usesReplacedCode(String maps) {
        for (String line : maps.split("\n")) {
            Matcher matcher = REPLACED.matcher(line);
            if (matcher.matches()) {
                return true;
            }
        }
        return false;
    }

    List<String> names(Owner.Kind kind) {
        return owners.stream()
                .filter(owner -> owner.kind() == kind)
                .map(Owner::name)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException endedOrForbidden) {
            return "";
        }
    }
}
