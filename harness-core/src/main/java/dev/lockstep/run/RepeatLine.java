package dev.lockstep.run;

import dev.lockstep.journal.Environment;
import dev.lockstep.plan.Journey;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.spi.DataPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings that decide what a run does, in one line for people: those that are usual are left out but for rows and seed.
 *
 * @param settings what the run was told
 */
public record RepeatLine(RunSettings settings) {

    /** Returns the line of a run in {@code environment}, of which words are empty where the run did not get that far. */
    public String of(Environment environment) {
        List<String> parts = new ArrayList<>();
        parts.add("project=" + settings.project());
        add(parts, "tool", environment.tool());
        parts.add("journey=" + settings.journey());
        if (settings.journey() == Journey.LATEST) {
            parts.add("latest=" + settings.latest());
        }
        parts.add("rows=" + settings.rows());
        parts.add("newRows=" + settings.newRows());
        volume(parts);
        parts.add("seed=" + settings.seed());
        add(parts, "postgres", environment.postgresVersion());
        return String.join(" ", parts);
    }

    private void volume(List<String> parts) {
        VolumeSettings volume = settings.volume();
        DataPlan data = volume.data();
        String tableRows = new WantedRows(settings).tableRows();
        add(parts, "tableRows", tableRows.isEmpty() ? "" : "\"" + tableRows + "\"");
        add(parts, "profile", data.profile().map(Object::toString).orElse(""));
        add(parts, "edges", data.edges().stream().map(Object::toString).collect(Collectors.joining(";")));
        boolean usual = volume.edgesFirst() == EdgesFirst.WHEN_MANY_ROWS;
        add(parts, "edgesFirst", usual ? "" : volume.edgesFirst().toString());
        add(parts, "loadShare", data.share().isWhole() ? "" : data.share().toString());
        add(parts, "shard", volume.shard().isWhole() ? "" : volume.shard().toString());
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + value);
        }
    }
}
