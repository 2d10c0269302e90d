package io.servermanager.mailcow.update;

import io.servermanager.mailcow.installation.DatabaseSchema;
import io.servermanager.mailcow.installation.GitCheckout;
import io.servermanager.mailcow.installation.MailcowConf;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is this a Mailcow that its {@code update.sh} can update? Finds before the first change what that script would stumble
 * over afterwards, some of it only when all containers have been stopped. Reads only.
 */
final class InstallationCheck {

    private static final Set<String> BRANCHES = Set.of("master", "nightly", "legacy");
    private static final String OFFICIAL = "https://github.com/mailcow/mailcow-dockerized";

    private final Path directory;
    private final GitCheckout git;

    InstallationCheck(GitCheckout git) {
        this.directory = git.directory();
        this.git = git;
    }

    /**
     * What is installed.
     *
     * @throws MaintenanceException with the first thing that is wrong
     */
    InstallationFact require() throws InterruptedException {
        requireFiles();
        MailcowConf conf = MailcowConf.of(directory);
        requireConfiguration(conf);
        String branch = requireBranch();
        return new InstallationFact(
                branch,
                git.head(),
                git.version().text(),
                DatabaseSchema.of(directory).orElse(""),
                conf.value("ENABLE_IPV6").orElse(""));
    }

    /** Something that {@code update.sh} will do to the remote; empty if nothing. */
    Optional<String> foreignOrigin() throws InterruptedException {
        return git.origin()
                .filter(origin -> !origin.equals(OFFICIAL))
                .map(origin ->
                        "The remote 'origin' is " + origin + ": update.sh sets it to " + OFFICIAL + " without asking.");
    }

    /** What is to be said of tracked files that the administrator changed; empty if there are none. */
    Optional<String> localChanges() throws InterruptedException {
        // What update.sh itself has brought up to date before is no change of the administrator's.
        List<String> changed = git.localChanges().stream()
                .filter(file -> !file.startsWith("_modules/") && !file.equals("update.sh"))
                .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of("You changed files of Mailcow's: " + String.join(", ", changed)
                        + ". update.sh commits that, and where the new version changes the same lines yours are lost;"
                        + " the copy of the directory keeps them.");
    }

    /** Refuses where no Mailcow is installed, or where git would refuse to work. */
    void requireFiles() {
        if (!Files.isDirectory(directory)) {
            throw new MaintenanceException(
                    Kind.NOT_INSTALLED,
                    "There is no directory " + directory,
                    "Set 'directory' of the service to where mailcow.conf is.");
        }
        for (String file : new String[] {"update.sh", "docker-compose.yml", ".git"}) {
            if (!Files.exists(directory.resolve(file))) {
                throw new MaintenanceException(
                        Kind.NOT_INSTALLED,
                        directory + " is not where Mailcow is installed: it has no " + file,
                        "Set 'directory' of the service to where mailcow.conf is.");
            }
        }
        if (!Files.isExecutable(directory.resolve("update.sh"))) {
            throw precondition("update.sh in " + directory + " cannot be executed", "Run 'chmod +x update.sh' there.");
        }
        requireOwner(directory);
        requireOwner(directory.resolve(".git"));
    }

    /** Git refuses a checkout of somebody else's; {@code update.sh} then finds no branch. */
    private void requireOwner(Path path) {
        int owner = owner(path);
        int user = owner(Path.of("/proc/self"));
        if (owner != user) {
            throw precondition(
                    path + " belongs to user " + owner + " and not to user " + user
                            + ", as whom this program runs, and git refuses to work there",
                    "Run 'chown -R root:root " + directory.resolve(".git") + "' and 'chown root:root " + directory
                            + "'.");
        }
    }

    private static int owner(Path path) {
        try {
            return Files.getAttribute(path, "unix:uid") instanceof Integer uid ? uid : -1;
        } catch (IOException unreadable) {
            throw precondition(path + " cannot be read: " + unreadable.getMessage(), "Look at the directory.");
        }
    }

    private static void requireConfiguration(MailcowConf conf) {
        String file = MailcowConf.NAME;
        if (!conf.oddities().isEmpty()) {
            throw precondition(
                    file + " is odd: " + conf.oddities().get(0) + ", and update.sh would run it as a command",
                    "Correct the line; put a value with blanks in double quotes.");
        }
        String hostname = conf.hostname()
                .orElseThrow(() ->
                        precondition(file + " has no MAILCOW_HOSTNAME", "Set it to the full name of the mail server."));
        if (!hostname.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") || !hostname.contains(".")) {
            throw precondition(
                    "MAILCOW_HOSTNAME in " + file + " is '" + hostname + "', which is no full host name",
                    "Set it to the full name of the mail server, such as mail.example.org.");
        }
        if (hostname.chars().filter(c -> c == '.').count() < 2) {
            throw precondition(
                    "MAILCOW_HOSTNAME in " + file + " is '" + hostname
                            + "', a bare domain: update.sh asks about that, and nobody would answer",
                    "Set it to the name of the mail server, such as mail." + hostname
                            + ", or update by hand with ./update.sh.");
        }
        if (conf.value("SYSCTL_IPV6_DISABLED").filter("1"::equals).isPresent()) {
            throw precondition(
                    "SYSCTL_IPV6_DISABLED in " + file + " is 1: update.sh waits for a key then, and nobody would press"
                            + " one",
                    "Remove the line and set ENABLE_IPV6=false, or update by hand with ./update.sh.");
        }
    }

    /** The branch that is checked out; refused where {@code update.sh} cannot update it. */
    String requireBranch() throws InterruptedException {
        if (git.merging()) {
            throw precondition(
                    "A merge was begun in " + directory + " and not ended",
                    "Run 'git merge --abort' there, or 'server-manager rollback'.");
        }
        if (git.locked()) {
            throw precondition(
                    "Git is at work in " + directory + ", or was ended in the midst of it: there is a .git/index.lock",
                    "If no git command runs, remove that file.");
        }
        git.head();
        String branch = git.branch()
                .orElseThrow(() -> precondition(
                        "No branch is checked out in " + directory
                                + " (HEAD is detached): update.sh would stop all containers and then fail",
                        "Run 'git checkout -B master' there, which keeps all files as they are."));
        if (!BRANCHES.contains(branch)) {
            throw precondition(
                    "The branch '" + branch + "' in " + directory + " is none of Mailcow's",
                    "Check out one of "
                            + String.join(", ", BRANCHES.stream().sorted().toList()) + ".");
        }
        return branch;
    }

    private static MaintenanceException precondition(String problem, String remedy) {
        return new MaintenanceException(Kind.PRECONDITION, problem, remedy);
    }
}
