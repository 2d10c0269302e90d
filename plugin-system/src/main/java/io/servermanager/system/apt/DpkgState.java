package io.servermanager.system.apt;

import io.servermanager.spi.Command;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import io.servermanager.spi.ServiceContext;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether dpkg was interrupted in the midst of its work. To be asked while nobody holds its lock. */
final class DpkgState {

    /** dpkg's journal: numbered files that are merged into the status file at the end of its work. */
    private static final String JOURNAL = "var/lib/dpkg/updates";

    /** {@code dpkg --audit} lists packages with one blank before their name and their description after it. */
    private static final Pattern AUDITED = Pattern.compile(" (\\S+)(?: .*)?");

    private DpkgState() {}

    /** What is wrong, in one phrase; empty if nothing is. */
    static Optional<String> interruption(ServiceContext context) throws InterruptedException {
        List<String> unfinished =
                audited(context.commands().run(Command.reads("dpkg", "--audit")).stdout());
        if (!unfinished.isEmpty()) {
            return Optional.of("dpkg was interrupted or a package failed: not fully installed are "
                    + String.join(", ", unfinished));
        }
        return hasJournal(context.root().resolve(JOURNAL))
                ? Optional.of("dpkg was interrupted: its journal in /" + JOURNAL + " is not empty")
                : Optional.empty();
    }

    /**
     * Checks that dpkg was not interrupted.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} with the repair as its remedy
     */
    static void requireIntact(ServiceContext context) throws InterruptedException {
        Optional<String> interruption = interruption(context);
        if (interruption.isPresent()) {
            throw new MaintenanceException(Kind.PRECONDITION, interruption.get(), repair());
        }
    }

    /** How a person repairs it. */
    static String repair() {
        return "Run 'dpkg --configure -a', then 'apt-get --fix-broken install', and start again.";
    }

    static List<String> audited(String audit) {
        TreeSet<String> names = new TreeSet<>();
        for (String line : audit.split("\n")) {
            Matcher matcher = AUDITED.matcher(line);
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return List.copyOf(names);
    }

    private static boolean hasJournal(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[0-9]*")) {
            return files.iterator().hasNext();
        } catch (IOException none) {
            return false;
        }
    }
}
