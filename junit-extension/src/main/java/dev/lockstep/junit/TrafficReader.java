package dev.lockstep.junit;

import dev.lockstep.postgres.watch.traffic.SqlOperations;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what the user wrote about the traffic and the scenes. */
final class TrafficReader {

    private static final long MOST_TABLES = 50;

    private final AnnotatedMethod test;
    private final ConfigurationParameters parameters;
    private final Path workingDirectory;
    private final SettingParser parser;
    private final Mistakes mistakes;

    TrafficReader(
            AnnotatedMethod test,
            ConfigurationParameters parameters,
            Path workingDirectory,
            SettingParser parser,
            Mistakes mistakes) {
        this.test = test;
        this.parameters = parameters;
        this.workingDirectory = workingDirectory;
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /** Returns the standard traffic with what was written otherwise. */
    TrafficPlan plan() {
        TrafficPlan standard = TrafficPlan.standard();
        Optional<Traffic> annotation = test.nearest(Traffic.class);
        int tables = setting(
                        "tables",
                        annotation.stream()
                                .flatMapToInt(traffic -> IntStream.of(traffic.tables()))
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", ")))
                .flatMap(setting -> parser.wholeNumber(setting, 0, MOST_TABLES))
                .map(Long::intValue)
                .orElse(standard.tables());
        Duration every = setting("every", annotation.map(Traffic::every).orElse(""))
                .flatMap(parser::duration)
                .orElse(standard.every());
        return new TrafficPlan(tables, every, operations(annotation));
    }

    private List<Operation> operations(Optional<Traffic> annotation) {
        List<Operation> operations = new ArrayList<>();
        annotation.stream().flatMap(traffic -> Stream.of(traffic.sql())).forEach(sql -> {
            if (sql.isBlank()) {
                mistakes.add("@Traffic(sql) is blank");
            } else {
                Setting setting = new Setting("@Traffic(sql)", sql.strip());
                operations.addAll(told(SqlOperations.cut(sql, setting.place()), setting));
            }
        });
        setting("file", annotation.map(Traffic::file).orElse(""))
                .ifPresent(setting ->
                        operations.addAll(told(SqlOperations.read(workingDirectory.resolve(setting.text())), setting)));
        operations.addAll(new TrafficMethods(test, mistakes).operations());
        return operations;
    }

    private List<Operation> told(SqlOperations read, Setting setting) {
        for (Problem fault : read.faults()) {
            mistakes.add(
                    setting,
                    fault.what()
                            + fault.evidence().stream()
                                    .map(words -> ": " + words)
                                    .collect(Collectors.joining()));
        }
        return read.operations();
    }

    private Optional<Setting> setting(String attribute, String fromAnnotation) {
        return fromAnnotation.isBlank()
                ? parameters.setting("traffic." + attribute)
                : Optional.of(new Setting("@Traffic(" + attribute + ")", fromAnnotation.strip()));
    }

    /** Returns the scenes in the order in which they were written. */
    Set<Scene> scenes() {
        Optional<Scenes> annotation = test.nearest(Scenes.class);
        if (annotation.isPresent()) {
            return new LinkedHashSet<>(List.of(annotation.get().value()));
        }
        Set<Scene> scenes = new LinkedHashSet<>();
        parameters.setting("scenes").ifPresent(setting -> Stream.of(
                        setting.text().split(","))
                .map(String::strip)
                .forEach(name -> scene(setting, name).ifPresent(scenes::add)));
        return scenes;
    }

    private Optional<Scene> scene(Setting setting, String name) {
        Optional<Scene> scene = Arrays.stream(Scene.values())
                .filter(candidate -> candidate.toString().equals(name))
                .findFirst();
        if (scene.isEmpty()) {
            mistakes.add(
                    setting,
                    "\"" + name + "\" is not a scene; there are "
                            + Arrays.stream(Scene.values()).map(Scene::toString).collect(Collectors.joining(", ")));
        }
        return scene;
    }
}
