package io.servermanager.engine.settings;

import io.servermanager.engine.plugin.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys of one mapping with their values, in the order of the file.
 *
 * @param path the keys that lead to it, separated by dots; empty for the whole file
 * @param position where it begins
 */
record Section(String path, Position position, Map<String, Entry> entries) {

    static Section empty(String path, Position position) {
        return new Section(path, position, Map.of());
    }

    /** The section that a node is; with a problem, and empty, if it is none. Of keys that stand twice the first counts. */
    static Section of(Node node, String path, Problems problems) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.putIfAbsent(key.getValue(), new Entry(Position.of(key), tuple.getValueNode()));
                }
            }
        } else if (!isNothing(node)) {
            problems.add(Position.of(node), path, "must be a section of keys and values");
        }
        return new Section(path, Position.of(node), entries);
    }

    /** The value of a key; null if it is absent or nothing stands behind it. */
    @Nullable
    Node value(String key) {
        Entry entry = entries.get(key);
        return entry == null || isNothing(entry.value()) ? null : entry.value();
    }

    /** The section of a key; empty if it is absent. */
    Section section(String key, Problems problems) {
        String child = KeyNames.child(path, key);
        Node node = value(key);
        if (node != null) {
            return of(node, child, problems);
        }
        Entry entry = entries.get(key);
        return empty(child, entry == null ? position : entry.position());
    }

    /** This section without a key. */
    Section without(String key) {
        Map<String, Entry> rest = new LinkedHashMap<>(entries);
        rest.remove(key);
        return new Section(path, position, rest);
    }

    /** This section with no other keys than these. */
    Section only(List<String> keys) {
        Map<String, Entry> rest = new LinkedHashMap<>(entries);
        rest.keySet().retainAll(keys);
        return new Section(path, position, rest);
    }

    /** Adds a problem for every key that is not known. */
    void refuseOthers(List<String> known, Problems problems) {
        List<String> sorted = new ArrayList<>(known);
        sorted.sort(null);
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                String hint = key.equals("<<") ? "; merge keys are not read" : Suggestion.phrase(key, sorted);
                String all = sorted.isEmpty() ? "there are no keys here" : "known are: " + String.join(", ", sorted);
                problems.add(entry.position(), KeyNames.child(path, key), "unknown key" + hint + " (" + all + ")");
            }
        });
    }

    static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /**
     * One key's value.
     *
     * @param position where the key stands
     * @param value what stands behind it
     */
    record Entry(Position position, Node value) {}
}
