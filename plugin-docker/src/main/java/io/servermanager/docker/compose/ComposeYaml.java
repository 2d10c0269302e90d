package io.servermanager.docker.compose;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A Compose file as it is written: nothing is resolved, merged or left out.
 *
 * @param name the project's name, if the file says it
 * @param images every value of a key of the name image, wherever it stands
 * @param files the other files that it includes or extends
 */
record ComposeYaml(Optional<String> name, List<String> images, List<String> files) {

    /** Reads a file; empty if it is no YAML. */
    static Optional<ComposeYaml> parse(String text) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (YAMLException e) {
            return Optional.empty();
        }
        Reader reader = new Reader();
        reader.visit(root, "");
        Optional<String> name = root instanceof MappingNode mapping ? value(mapping, "name") : Optional.empty();
        return Optional.of(new ComposeYaml(name, reader.images, reader.files));
    }

    private static Optional<String> value(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode named
                    && named.getValue().equals(key)
                    && tuple.getValueNode() instanceof ScalarNode value) {
                return Optional.of(value.getValue()).filter(text -> !text.isBlank());
            }
        }
        return Optional.empty();
    }

    /** Walks through all nodes once; an anchor may hold itself. */
    private static final class Reader {
        private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<String> images = new ArrayList<>();
        private final List<String> files = new ArrayList<>();

        void visit(@Nullable Node node, String key) {
            if (node instanceof ScalarNode scalar) {
                scalar(scalar.getValue().strip(), key);
            } else if (node instanceof SequenceNode sequence && seen.add(node)) {
                sequence.getValue().forEach(element -> visit(element, key));
            } else if (node instanceof MappingNode mapping && seen.add(node)) {
                for (NodeTuple tuple : mapping.getValue()) {
                    visit(tuple.getValueNode(), tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "");
                }
            }
        }

        private void scalar(String value, String key) {
            if (key.equals("image") && !value.isEmpty()) {
                images.add(value);
            } else if (Set.of("include", "path", "file").contains(key)) {
                files.add(value);
            }
        }
    }
}
