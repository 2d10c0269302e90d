package io.servermanager.mailcow.update;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What {@code update.sh} says: passed on as it comes, without colours, and kept in part, however much it is. Safe for use
 * by several threads.
 */
final class ScriptOutput implements Consumer<String> {

    /** What the script says when something went wrong, although it may end with exit code 0. */
    enum Trouble {
        /** Git refused to merge because of a file that it does not know. */
        COLLISION(
                "would be overwritten by merge|Potential conflict, trying to fix|rm: missing operand",
                "files that git does not know are in the way of the new version"),
        /** The merge failed altogether. */
        MERGE("Oh no, what happened", "git could not merge the new version"),
        /** A question was answered by the end of the input. */
        DECLINED("OK, exiting", "it asked a question, got no answer and ended"),
        /** The engine refused something. */
        ENGINE("Error response from daemon(?!.*unable to delete)", "the Docker Engine refused something"),
        /** A container that others wait for did not become healthy. */
        DEPENDENCY("dependency failed to start", "a container that others depend on did not become healthy");

        private final Pattern words;
        private final String phrase;

        Trouble(String words, String phrase) {
            this.words = Pattern.compile(words);
            this.phrase = phrase;
        }

        String phrase() {
            return phrase;
        }
    }

    private static final int LONGEST_LINE = 2000;
    private static final int KEPT_LINES = 20;
    private static final long MOST_LINES = 100_000;
    private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

    /** Control sequences of terminals (ECMA-48): colours among them. */
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    private final Consumer<String> passedOn;
    private final Deque<String> tail = new ArrayDeque<>();
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    private long lines;
    private long characters;
    private long lastLine = System.nanoTime();

    ScriptOutput(Consumer<String> passedOn) {
        this.passedOn = passedOn;
    }

    @Override
    public synchronized void accept(String raw) {
        lastLine = System.nanoTime();
        String cut = raw.length() > LONGEST_LINE ? raw.substring(0, LONGEST_LINE) : raw;
        String line = CONTROL_SEQUENCE.matcher(cut).replaceAll("").stripTrailing();
        if (line.isBlank()) {
            return;
        }
        for (Trouble trouble : Trouble.values()) {
            if (trouble.words.matcher(line).find()) {
                troubles.add(trouble);
            }
        }
        tail.addLast(line);
        if (tail.size() > KEPT_LINES) {
            tail.removeFirst();
        }
        boolean room = lines < MOST_LINES && characters < MOST_CHARACTERS;
        lines++;
        characters += line.length();
        if (room) {
            passedOn.accept(line);
            if (lines == MOST_LINES || characters >= MOST_CHARACTERS) {
                passedOn.accept("(the rest of this output is left out)");
            }
        }
    }

    /** What went wrong by its own words. */
    synchronized Set<Trouble> troubles() {
        return troubles.isEmpty() ? Set.of() : EnumSet.copyOf(troubles);
    }

    /** The last lines. */
    synchronized List<String> tail() {
        return List.copyOf(tail);
    }

    /** The last line; empty if it said nothing. */
    synchronized String lastWords() {
        return tail.isEmpty() ? "" : tail.getLast();
    }

    /** For how long nothing was said, in nanoseconds. */
    synchronized long silentNanos() {
        return System.nanoTime() - lastLine;
    }
}
