package dev.lockstep.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The findings in the broken story by tool, as one table in Markdown. */
final class FindingsTable {

    private static final String FOUND = "x";
    private static final String NO_DOWN = "no down";
    private static final String NOT_FOUND = "**not found**";

    private final Map<String, Column> columns = new ConcurrentSkipListMap<>(Comparator.comparing(FindingsTable::place));

    /** What was found with one tool, and what can be. */
    private record Column(Checked good, Checked twin, List<Said> possible) {}

    /** @param possible what can be found with it: all but what is only seen in a down */
    void add(Telling telling, Checked good, Checked twin, List<Said> possible) {
        columns.put(telling.tool(), new Column(good, twin, possible));
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        SortedSet<Said> rows = new TreeSet<>();
        columns.values().forEach(column -> rows.addAll(column.twin().said()));
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "migration", "way", "finding", "on", columns.keySet().stream().toList()));
        lines.add(line(
                "---",
                "---",
                "---",
                "---",
                columns.keySet().stream().map(tool -> "---").toList()));
        for (Said row : rows) {
            lines.add(line(
                    row.step().toString(),
                    row.direction(),
                    row.rule(),
                    row.relation(),
                    columns.values().stream().map(column -> cell(column, row)).toList()));
        }
        lines.add(line("the whole twin", "", "", "", verdicts(Part.TWIN)));
        lines.add(line("the good story", "", "", "", verdicts(Part.GOOD)));
        return String.join("\n", lines) + "\n";
    }

    private static String cell(Column column, Said row) {
        return column.twin().said().contains(row) ? FOUND : column.possible().contains(row) ? NOT_FOUND : NO_DOWN;
    }

    private List<String> verdicts(Part part) {
        return columns.values().stream()
                .map(column -> part == Part.GOOD ? column.good() : column.twin())
                .map(checked -> checked.verdict() + ", " + checked.said().size())
                .toList();
    }

    private static String line(String migration, String way, String finding, String on, List<String> cells) {
        return "| " + migration + " | " + way + " | " + finding + " | " + on + " | "
                + cells.stream().collect(Collectors.joining(" | ")) + " |";
    }

    private static int place(String tool) {
        return Tellings.all().stream().map(Telling::tool).toList().indexOf(tool);
    }
}
