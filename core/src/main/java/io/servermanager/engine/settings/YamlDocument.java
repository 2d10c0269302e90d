package io.servermanager.engine.settings;

import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML as nodes, and refuses what a configuration needs not: anchors, tags, keys that stand twice. */
final class YamlDocument {

    static final int LARGEST = 1024 * 1024;
    private static final int DEEPEST = 50;

    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.YAML);

    private final Problems problems;
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlDocument(Problems problems) {
        this.problems = problems;
    }

    /** The section that the whole text is; an empty one if there is nothing in it or it cannot be read. */
    static Section read(String text, Problems problems) {
        Node root = compose(text, problems);
        if (root == null) {
            return Section.empty("", Position.START);
        }
        new YamlDocument(problems).check(root, "");
        return Section.of(root, "", problems);
    }

    private static @Nullable Node compose(String text, Problems problems) {
        if (text.length() > LARGEST) {
            problems.add(Position.START, "", "the file is larger than 1 MiB");
            return null;
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST + 1);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException broken) {
            Position position = broken.getProblemMark() == null ? Position.START : Position.of(broken.getProblemMark());
            problems.add(position, "", "no valid YAML: " + oneLine(broken.getProblem()));
        } catch (YAMLException broken) {
            problems.add(Position.START, "", "no valid YAML: " + oneLine(broken.getMessage()));
        }
        return null;
    }

    private static String oneLine(@Nullable String text) {
        return String.valueOf(text).strip().replaceAll("\\s+", " ");
    }

    private void check(Node node, String path) {
        if (!visited.add(node)) {
            return;
        }
        if (node.getAnchor() != null) {
            problems.add(
                    Position.of(node), path, "anchors and aliases (&name, *name) are not read: write the value out");
        }
        if (node instanceof MappingNode mapping) {
            checkTag(node, path, node.getTag().equals(Tag.MAP));
            checkKeys(mapping, path);
        } else if (node instanceof SequenceNode sequence) {
            checkTag(node, path, node.getTag().equals(Tag.SEQ));
            sequence.getValue().forEach(element -> check(element, path));
        } else {
            checkTag(node, path, PLAIN.contains(node.getTag()));
        }
    }

    private void checkTag(Node node, String path, boolean plain) {
        if (!plain) {
            problems.add(Position.of(node), path, "tags are not read: remove '" + node.getTag() + "'");
        }
    }

    private void checkKeys(MappingNode mapping, String path) {
        Map<String, Position> first = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(Position.of(tuple.getKeyNode()), path, "a key must be a word");
                continue;
            }
            check(key, path);
            Position position = Position.of(key);
            String child = KeyNames.child(path, key.getValue());
            Position earlier = first.putIfAbsent(key.getValue(), position);
            if (earlier != null) {
                problems.add(position, child, "stands twice, first in line " + earlier.line());
            }
            check(tuple.getValueNode(), child);
        }
    }
}
