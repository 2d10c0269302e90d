package io.servermanager.engine.settings;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A place in the file.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
record Position(int line, int column) implements Comparable<Position> {

    static final Position START = new Position(1, 1);

    static Position of(Node node) {
        return of(node.getStartMark());
    }

    static Position of(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    public int compareTo(Position other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }
}
