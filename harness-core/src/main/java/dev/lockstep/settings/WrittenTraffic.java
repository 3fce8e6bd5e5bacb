package dev.lockstep.settings;

import dev.lockstep.postgres.watch.traffic.SqlOperations;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written about the traffic and the scenes. */
public final class WrittenTraffic {

    private static final long MOST_TABLES = 50;

    private final SettingSource written;
    private final Path workingDirectory;
    private final SettingParser parser;
    private final Mistakes mistakes;

    /** @param workingDirectory where relative paths begin */
    public WrittenTraffic(SettingSource written, Path workingDirectory, Mistakes mistakes) {
        this.written = written;
        this.workingDirectory = workingDirectory;
        this.parser = new SettingParser(mistakes);
        this.mistakes = mistakes;
    }

    /** Returns the standard traffic with what is written otherwise. */
    public TrafficPlan plan() {
        TrafficPlan pace = pace();
        return new TrafficPlan(pace.tables(), pace.every(), operations());
    }

    /** Returns how dense the traffic is, without requests of the user's own. */
    public TrafficPlan pace() {
        TrafficPlan standard = TrafficPlan.standard();
        int tables = written.setting("traffic.tables")
                .flatMap(setting -> parser.wholeNumber(setting, 0, MOST_TABLES))
                .map(Long::intValue)
                .orElse(standard.tables());
        Duration every =
                written.setting("traffic.every").flatMap(parser::duration).orElse(standard.every());
        return new TrafficPlan(tables, every, List.of());
    }

    /** Returns the requests of the user's own. */
    public List<Operation> operations() {
        return written.setting("traffic.file")
                .map(setting -> told(SqlOperations.read(workingDirectory.resolve(setting.text())), setting))
                .orElseGet(List::of);
    }

    /** Returns the requests that {@code setting}, which was cut into statements, stands for. */
    public List<Operation> told(SqlOperations read, Setting setting) {
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

    /** Returns the scenes in the order in which they were written. */
    public Set<Scene> scenes() {
        Set<Scene> scenes = new LinkedHashSet<>();
        written.setting("scenes").ifPresent(setting -> Stream.of(setting.text().split(","))
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
