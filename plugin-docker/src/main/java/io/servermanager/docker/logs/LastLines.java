package io.servermanager.docker.logs;

import io.servermanager.spi.LogSource.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The last lines of a log, which is read to its end first; so many are held in memory. */
final class LastLines implements Lines {

    private final Lines log;
    private final int count;
    private final Deque<Line> last = new ArrayDeque<>();
    private boolean read;

    LastLines(Lines log, int count) {
        this.log = log;
        this.count = count;
    }

    @Override
    public Optional<Line> next() {
        if (!read) {
            readAll();
            read = true;
        }
        return Optional.ofNullable(last.poll());
    }

    /** Counts lines, not the pieces of long ones, which follow one another. */
    private void readAll() {
        int lines = 0;
        Optional<Line> before = Optional.empty();
        for (Optional<Line> next = log.next(); next.isPresent(); next = log.next()) {
            lines += before.isEmpty() || endsBefore(before.get(), next.get()) ? 1 : 0;
            last.add(next.get());
            before = next;
            if (lines > count) {
                dropFirst();
                lines--;
            }
        }
    }

    private void dropFirst() {
        Line dropped = last.remove();
        while (!last.isEmpty() && !endsBefore(dropped, last.element())) {
            dropped = last.remove();
        }
    }

    private static boolean endsBefore(Line line, Line next) {
        return line.ended() || !line.container().equals(next.container());
    }
}
