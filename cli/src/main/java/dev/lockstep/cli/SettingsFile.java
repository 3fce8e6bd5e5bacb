package dev.lockstep.cli;

import dev.lockstep.cli.SettingName.Shape;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.settings.Mistakes;
import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * {@code lockstep.yaml}: settings with the line on which each is written. Scalars are taken as they are spelled, so that {@code 0010} or
 * {@code 1_000} mean what they mean elsewhere.
 */
final class SettingsFile implements SettingSource {

    static final String USUAL_NAME = "lockstep.yaml";

    private final String name;
    private final Mistakes mistakes;
    private final Map<SettingName, List<Setting>> values = new EnumMap<>(SettingName.class);
    private final Map<SettingName, List<Entry>> records = new EnumMap<>(SettingName.class);

    /** One mapping of a list, in which every field is written. */
    record Entry(Map<String, Setting> fields) {
        Setting get(String field) {
            return Objects.requireNonNull(fields.get(field));
        }
    }

    private SettingsFile(String name, Mistakes mistakes) {
        this.name = name;
        this.mistakes = mistakes;
    }

    /**
     * Reads {@code file}. What it holds and should not is told to {@code mistakes}.
     *
     * @throws LockstepException if it cannot be read or is no YAML
     */
    static SettingsFile read(Path file, Mistakes mistakes) {
        SettingsFile settings = new SettingsFile(String.valueOf(file.getFileName()), mistakes);
        try {
            @Nullable
            Node root = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .compose(new StringReader(Files.readString(file)));
            if (root instanceof MappingNode mapping) {
                settings.read(mapping, "");
            } else if (root != null) {
                mistakes.add(settings.place(root) + ": not settings; write name: value");
            }
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("the settings cannot be read")
                            .where(file)
                            .said(e.toString())
                            .remedy("give a file in UTF-8 that may be read"),
                    e);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new LockstepException(
                    Problem.what("the settings are not YAML")
                            .where(file + ":" + line)
                            .said(String.valueOf(e.getProblem()))
                            .remedy("correct the line"),
                    e);
        }
        return settings;
    }

    @Override
    public Optional<Setting> setting(String name) {
        List<Setting> written = several(name);
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new Setting(
                        written.get(0).place(),
                        written.stream().map(Setting::text).collect(Collectors.joining(", "))));
    }

    @Override
    public List<Setting> several(String name) {
        return SettingName.of(name).map(values::get).orElseGet(List::of);
    }

    /** Returns what a list of mappings holds, each with every field of its name. */
    List<Entry> records(SettingName name) {
        return records.getOrDefault(name, List.of());
    }

    private void read(MappingNode mapping, String prefix) {
        for (NodeTuple entry : mapping.getValue()) {
            String key = prefix + text(entry.getKeyNode());
            Node value = entry.getValueNode();
            Optional<SettingName> known = SettingName.of(key);
            if (known.isPresent()) {
                if (values.containsKey(known.get()) || records.containsKey(known.get())) {
                    mistakes.add(place(entry.getKeyNode()) + ": " + key + " is written twice");
                }
                read(known.get(), value);
            } else if (prefix.isEmpty() && SettingName.isGroup(key) && value instanceof MappingNode group) {
                read(group, key + ".");
            } else if (SettingName.isGroup(key)) {
                mistakes.add(place(value) + ": " + key + " is a group; below it are " + known(key + "."));
            } else {
                mistakes.add(
                        place(entry.getKeyNode()) + ": there is no setting " + key + "; there are " + known(prefix));
            }
        }
    }

    private void read(SettingName setting, Node value) {
        if (value instanceof ScalarNode scalar) {
            // An empty value is not written, as a blank one is elsewhere.
            if (setting.shape() == Shape.PAIRS || setting.shape() == Shape.RECORDS) {
                misshapen(setting, value);
            } else if (!scalar.getValue().isBlank()) {
                values.put(setting, List.of(written(setting, scalar, scalar.getValue())));
            }
        } else if (setting.shape() == Shape.LIST && value instanceof SequenceNode list && scalars(list.getValue())) {
            values.put(
                    setting,
                    list.getValue().stream()
                            .map(item -> written(setting, item, text(item)))
                            .toList());
        } else if (setting.shape() == Shape.PAIRS && value instanceof MappingNode pairs) {
            values.put(
                    setting,
                    pairs.getValue().stream()
                            .map(pair -> written(
                                    setting,
                                    pair.getKeyNode(),
                                    text(pair.getKeyNode()) + "=" + text(pair.getValueNode())))
                            .toList());
        } else if (setting.shape() == Shape.RECORDS && value instanceof SequenceNode list) {
            List<Entry> read = new ArrayList<>();
            list.getValue().forEach(item -> record(setting, item).ifPresent(read::add));
            records.put(setting, read);
        } else {
            misshapen(setting, value);
        }
    }

    private Optional<Entry> record(SettingName setting, Node item) {
        Map<String, Setting> fields = new LinkedHashMap<>();
        if (item instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                fields.put(text(entry.getKeyNode()), written(setting, entry.getKeyNode(), text(entry.getValueNode())));
            }
        }
        boolean whole = fields.keySet().equals(Set.copyOf(setting.fields()))
                && fields.values().stream().noneMatch(field -> field.text().isEmpty());
        if (!whole) {
            misshapen(setting, item);
        }
        return whole ? Optional.of(new Entry(fields)) : Optional.empty();
    }

    private void misshapen(SettingName setting, Node value) {
        String wanted =
                switch (setting.shape()) {
                    case VALUE -> "one value";
                    case LIST -> "one value or a list of them";
                    case PAIRS -> "names with a value each";
                    case RECORDS -> "a list, each with " + String.join(", ", setting.fields());
                };
        mistakes.add(place(value) + ": " + setting.text() + " wants " + wanted);
    }

    private static boolean scalars(List<Node> nodes) {
        return nodes.stream().allMatch(node -> node instanceof ScalarNode);
    }

    private Setting written(SettingName setting, Node node, String text) {
        return new Setting(place(node) + ": " + setting.text(), text.strip());
    }

    private String place(Node node) {
        return name + ":" + (node.getStartMark().getLine() + 1);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String known(String prefix) {
        return Arrays.stream(SettingName.values())
                .map(SettingName::text)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
