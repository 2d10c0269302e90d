package io.servermanager.mailcow.installation;

import io.servermanager.spi.Command;
import io.servermanager.spi.CommandResult;
import io.servermanager.spi.CommandRunner;
import io.servermanager.spi.MaintenanceException;
import io.servermanager.spi.MaintenanceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Mailcow's git checkout, by the git command line. As safe for several threads as its runner. Besides what each method
 * says, all throw what {@link CommandRunner} throws.
 */
public final class GitCheckout {

    /** A commit's id. */
    private static final String COMMIT = "[0-9a-f]{40,64}";

    private final Path directory;
    private final CommandRunner commands;
    private final Map<String, String> environment;

    /** The checkout in {@code directory}. */
    public GitCheckout(Path directory, CommandRunner commands) {
        this(directory, commands, Map.of());
    }

    private GitCheckout(Path directory, CommandRunner commands, Map<String, String> environment) {
        this.directory = directory;
        this.commands = commands;
        this.environment = environment;
    }

    /** This checkout with the objects of another directory, which also takes those that are fetched: see git(1). */
    GitCheckout withObjects(Path objects) {
        return new GitCheckout(
                directory,
                commands,
                Map.of(
                        "GIT_OBJECT_DIRECTORY",
                        objects.toString(),
                        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                        directory.resolve(".git/objects").toString()));
    }

    /** Its directory. */
    public Path directory() {
        return directory;
    }

    /** The branch that is checked out; empty when HEAD is detached. */
    public Optional<String> branch() throws InterruptedException {
        return word(reads("symbolic-ref", "--quiet", "--short", "HEAD"));
    }

    /**
     * The commit that is checked out.
     *
     * @throws MaintenanceException of kind {@code PRECONDITION} if git cannot tell
     */
    public String head() throws InterruptedException {
        return commit("HEAD").orElseThrow(() -> refused("git does not tell which commit is checked out"));
    }

    /** The commit that a reference such as {@code origin/master} names. */
    public Optional<String> commit(String reference) throws InterruptedException {
        return word(reads("rev-parse", "--verify", "--quiet", reference + "^{commit}"))
                .filter(id -> id.matches(COMMIT));
    }

    /** What is checked out, for people. */
    public GitVersion version() throws InterruptedException {
        return version("HEAD");
    }

    /** What a commit is, for people. */
    public GitVersion version(String reference) throws InterruptedException {
        CommandResult log = commands.run(reads("log", "-1", "--format=%H%x00%cI", reference));
        String[] fields = log.stdout().strip().split("\0", -1);
        if (!log.succeeded() || fields.length != 2 || !fields[0].matches(COMMIT)) {
            throw refused("git does not tell which commit " + reference + " is: " + log.lastWords());
        }
        return new GitVersion(fields[0], tag(reference), GitVersion.instant(fields[1]), branch());
    }

    private Optional<String> tag(String reference) throws InterruptedException {
        return word(reads("describe", "--tags", "--abbrev=7", reference));
    }

    /** Where {@code origin} is; empty if there is no such remote. */
    public Optional<String> origin() throws InterruptedException {
        return word(reads("remote", "get-url", "origin"));
    }

    /** Whether a merge was begun and not ended. */
    public boolean merging() {
        return Files.exists(directory.resolve(".git/MERGE_HEAD"));
    }

    /** Whether git is at work here, or was ended in the midst of it. */
    public boolean locked() {
        return Files.exists(directory.resolve(".git/index.lock"));
    }

    /**
     * The commit of a branch as the remote tells it now.
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if it does not answer or has no such branch
     */
    public String remoteHead(String branch) throws InterruptedException {
        String reference = "refs/heads/" + branch;
        CommandResult result = commands.run(network(reads("ls-remote", "--exit-code", "origin", reference)));
        return result.stdout()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 2 && fields[1].equals(reference) && fields[0].matches(COMMIT))
                .map(fields -> fields[0])
                .findFirst()
                .filter(found -> result.succeeded())
                .orElseThrow(() -> unreachable(branch, result));
    }

    /**
     * Fetches a branch; files and branches of this checkout stay.
     *
     * @return the commit that {@code origin/BRANCH} names now
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if the remote does not answer or has no such branch
     */
    public String fetch(String branch) throws InterruptedException {
        Command fetch = changes(
                        "fetch", "--quiet", "origin", "+refs/heads/" + branch + ":refs/remotes/origin/" + branch)
                .within(Duration.ofMinutes(1), Duration.ofMinutes(10));
        CommandResult result = commands.run(network(fetch));
        if (!result.succeeded()) {
            throw unreachable(branch, result);
        }
        return commit("origin/" + branch).orElseThrow(() -> unreachable(branch, result));
    }

    /**
     * Fetches the objects of a branch and nothing else: no reference, no FETCH_HEAD, no tidying up. Only for a checkout
     * {@link #withObjects}, of which it therefore changes nothing. Takes git 2.29, see git-fetch(1).
     *
     * @throws MaintenanceException of kind {@code UNAVAILABLE} if they cannot be had
     */
    void fetchObjects(String branch) throws InterruptedException {
        Command fetch = reads("-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "fetch.writeCommitGraph=false")
                .and("fetch", "--quiet", "--no-tags", "--no-prune", "--no-recurse-submodules")
                .and("--no-write-fetch-head", "--refmap=", "origin", "refs/heads/" + branch);
        CommandResult result = commands.run(network(fetch));
        if (!result.succeeded()) {
            throw unreachable(branch, result);
        }
    }

    /** Whether {@code older} is an ancestor of {@code newer}, or the same. False also for what is not known here. */
    public boolean contains(String newer, String older) throws InterruptedException {
        return commands.run(reads("merge-base", "--is-ancestor", older, newer)).succeeded();
    }

    /** The subjects of the commits that {@code newer} has and {@code older} has not, newest first, without merges. */
    public List<String> changes(String older, String newer, int most) throws InterruptedException {
        return commands.run(reads("log", "--no-merges", "--max-count=" + most, "--format=%s", older + ".." + newer))
                .orThrow()
                .stdout()
                .lines()
                .toList();
    }

    /** The tracked files that differ from what is checked out, staged ones included. */
    public Set<String> localChanges() throws InterruptedException {
        return names(reads("diff", "--name-only", "-z", "HEAD"));
    }

    /**
     * The files that git does not track, ignored ones included, and that {@code newer} adds: git would refuse to merge,
     * and {@code update.sh} would go on with the old version.
     */
    public Set<String> collisions(String newer) throws InterruptedException {
        Set<String> added = names(reads("diff", "--name-only", "-z", "--diff-filter=A", "HEAD", newer));
        if (added.isEmpty()) {
            return added;
        }
        added.retainAll(names(reads("ls-files", "-z", "--others")));
        return added;
    }

    /** A file as it is in a commit; empty if it is not there. */
    public Optional<String> file(String commit, String path) throws InterruptedException {
        CommandResult result = commands.run(reads("show", commit + ":" + path));
        return result.succeeded() ? Optional.of(result.stdout()) : Optional.empty();
    }

    /** Takes back a merge that was begun. */
    public void abortMerge() throws InterruptedException {
        commands.run(changes("merge", "--abort")).orThrow();
    }

    private Set<String> names(Command command) throws InterruptedException {
        String output = commands.run(command).orThrow().stdout();
        Set<String> names = new TreeSet<>(Arrays.asList(output.split("\0")));
        names.remove("");
        return names;
    }

    private Optional<String> word(Command command) throws InterruptedException {
        CommandResult result = commands.run(command);
        return Optional.of(result.stdout().strip())
                .filter(word ->
                        result.succeeded() && !word.isEmpty() && word.lines().count() == 1);
    }

    private Command reads(String... arguments) {
        // Without optional locks 'status' and 'diff' write no refreshed index: they only read.
        Command command = Command.reads("git", "--no-optional-locks", "-C", directory.toString())
                .and(arguments);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            command = command.with(variable.getKey(), variable.getValue());
        }
        return command;
    }

    private Command changes(String... arguments) {
        return Command.changes("git", "-C", directory.toString()).and(arguments);
    }

    /** Asks nobody for a password. */
    private static Command network(Command command) {
        return command.with("GIT_TERMINAL_PROMPT", "0").with("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
    }

    private MaintenanceException refused(String problem) {
        return new MaintenanceException(
                Kind.PRECONDITION,
                problem + " in " + directory,
                "Run 'git status' there; Mailcow is installed by 'git clone', as root.");
    }

    private MaintenanceException unreachable(String branch, CommandResult result) {
        return new MaintenanceException(
                Kind.UNAVAILABLE,
                "The branch '" + branch + "' cannot be had from the remote 'origin' of " + directory
                        + (result.lastWords().isEmpty() ? "" : ": " + result.lastWords()),
                "Look whether the network works: 'git ls-remote origin' in " + directory + ".");
    }
}
