package dev.lockstep.adapter.liquibase;

import dev.lockstep.adapter.liquibase.ChangesetLines.Block;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds changesets in a YAML or JSON changelog, with the parser that Liquibase uses for both. */
final class YamlLines {

    private YamlLines() {}

    static List<Block> scan(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return values(root, "databaseChangeLog")
                    .flatMap(YamlLines::items)
                    .flatMap(item -> entries(item, "changeSet"))
                    .map(changeset -> block(changeset, text))
                    .collect(Collectors.toCollection(ArrayList::new));
        } catch (YAMLException e) {
            return new ArrayList<>();
        }
    }

    private static Block block(NodeTuple entry, String text) {
        Node changeset = entry.getValueNode();
        Mark end = changeset.getEndMark();
        // In block style a node ends where the next one begins, behind the blank lines.
        String upToEnd = text.substring(0, text.offsetByCodePoints(0, end.getIndex())).stripTrailing();
        return new Block(
                scalar(changeset, "author"),
                scalar(changeset, "id"),
                entry.getKeyNode().getStartMark().getLine() + 1,
                1 + (int) upToEnd.chars().filter(c -> c == '\n').count());
    }

    private static String scalar(Node mapping, String key) {
        return values(mapping, key)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue())
                .findFirst()
                .orElse("");
    }

    private static Stream<Node> values(Node node, String key) {
        return entries(node, key).map(NodeTuple::getValueNode);
    }

    private static Stream<NodeTuple> entries(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                : Stream.empty();
    }

    private static Stream<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue().stream() : Stream.empty();
    }
}
