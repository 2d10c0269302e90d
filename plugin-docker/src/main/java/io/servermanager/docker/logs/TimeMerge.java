package io.servermanager.docker.logs;

import io.servermanager.spi.LogSource.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges several logs by time, holding one line of each. The order within a log stays, also where its times go back, as
 * they do for an instant when a container writes to both its streams at once; so do the pieces of a long line.
 */
final class TimeMerge implements Lines {

    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparing(Head::due).thenComparingInt(Head::index));
    private final List<Lines> unread;
    private @Nullable Head taken;

    TimeMerge(List<? extends Lines> logs) {
        this.unread = new ArrayList<>(logs);
    }

    /** The next line of one log, and when its turn is. */
    private record Head(Lines log, int index, Line line, Instant due) {}

    @Override
    public Optional<Line> next() {
        for (int index = 0; index < unread.size(); index++) {
            advance(unread.get(index), index, Instant.MIN).ifPresent(heads::add);
        }
        unread.clear();
        Head before = taken;
        if (before != null) {
            Optional<Head> following = advance(before.log(), before.index(), before.due());
            if (following.isPresent() && !before.line().ended()) {
                return take(following.get());
            }
            following.ifPresent(heads::add);
        }
        return take(heads.poll());
    }

    private Optional<Line> take(@Nullable Head head) {
        taken = head;
        return Optional.ofNullable(head).map(Head::line);
    }

    private static Optional<Head> advance(Lines log, int index, Instant earliest) {
        return log.next()
                .map(line -> new Head(log, index, line, line.time().isBefore(earliest) ? earliest : line.time()));
    }
}
