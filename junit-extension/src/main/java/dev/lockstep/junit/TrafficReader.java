package dev.lockstep.junit;

import dev.lockstep.postgres.watch.traffic.SqlOperations;
import dev.lockstep.settings.Mistakes;
import dev.lockstep.settings.Setting;
import dev.lockstep.settings.WrittenTraffic;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what the user wrote about the traffic and the scenes. */
final class TrafficReader {

    private final AnnotatedMethod test;
    private final WrittenTraffic written;
    private final Mistakes mistakes;

    TrafficReader(AnnotatedMethod test, WrittenTraffic written, Mistakes mistakes) {
        this.test = test;
        this.written = written;
        this.mistakes = mistakes;
    }

    /** Returns the standard traffic with what was written otherwise. */
    TrafficPlan plan() {
        TrafficPlan pace = written.pace();
        List<Operation> operations = new ArrayList<>(ofAnnotation());
        operations.addAll(written.operations());
        operations.addAll(new TrafficMethods(test, mistakes).operations());
        return new TrafficPlan(pace.tables(), pace.every(), operations);
    }

    private List<Operation> ofAnnotation() {
        List<Operation> operations = new ArrayList<>();
        test.nearest(Traffic.class).stream()
                .flatMap(traffic -> Stream.of(traffic.sql()))
                .forEach(sql -> {
                    if (sql.isBlank()) {
                        mistakes.add("@Traffic(sql) is blank");
                    } else {
                        Setting setting = new Setting("@Traffic(sql)", sql.strip());
                        operations.addAll(written.told(SqlOperations.cut(sql, setting.place()), setting));
                    }
                });
        return operations;
    }

    /** Returns the scenes in the order in which they were written. */
    Set<Scene> scenes() {
        return test.nearest(Scenes.class)
                .<Set<Scene>>map(annotation -> new LinkedHashSet<>(List.of(annotation.value())))
                .orElseGet(written::scenes);
    }
}
