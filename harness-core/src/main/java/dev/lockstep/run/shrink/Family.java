package dev.lockstep.run.shrink;

import dev.lockstep.journal.InsertableRow;
import dev.lockstep.postgres.rows.RowSource;
import dev.lockstep.postgres.rows.SourceRow;
import dev.lockstep.postgres.rows.TableShape;
import dev.lockstep.schema.ObjectName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows together with the rows that they refer to, and so on, parents first. */
final class Family {

    private final RowSource source;
    private final Map<ObjectName, TableShape> shapes;
    private final Set<String> there;
    private final Map<String, Optional<SourceRow>> parents = new HashMap<>();

    /** @param there rows that are in the database anyway, as {@link #name} names them */
    Family(RowSource source, Set<String> there) {
        this.source = source;
        this.shapes = source.shapes();
        this.there = Set.copyOf(there);
    }

    /** Returns what tells a row from others by what it holds. */
    static String name(SourceRow row) {
        return new InsertableRow(row.table(), row.cells()).sql();
    }

    /** Returns {@code rows} and all that they refer to; none twice, none that is there anyway. */
    List<SourceRow> of(List<SourceRow> rows) {
        Map<String, SourceRow> ordered = new LinkedHashMap<>();
        Map<String, SourceRow> chosen = new HashMap<>();
        rows.forEach(row -> chosen.put(place(row), row));
        Set<String> begun = new HashSet<>();
        rows.forEach(row -> add(row, chosen, begun, ordered));
        return List.copyOf(ordered.values());
    }

    private void add(SourceRow row, Map<String, SourceRow> chosen, Set<String> begun, Map<String, SourceRow> ordered) {
        if (!begun.add(place(row)) || there.contains(name(row))) {
            return;
        }
        TableShape shape = shapes.get(row.table());
        if (shape != null) {
            for (TableShape.Link link : shape.links()) {
                parent(row, link)
                        .ifPresent(parent -> add(chosen.getOrDefault(place(parent), parent), chosen, begun, ordered));
            }
        }
        ordered.put(place(row), row);
    }

    private Optional<SourceRow> parent(SourceRow row, TableShape.Link link) {
        StringBuilder key = new StringBuilder(link.target().quoted());
        link.keys().forEach(name -> key.append(' ').append(name));
        link.columns()
                .forEach(column -> key.append('\n').append(row.literal(column).orElse("")));
        Optional<SourceRow> known = parents.get(key.toString());
        if (known == null) {
            known = source.parent(row, link);
            parents.put(key.toString(), known);
        }
        return known;
    }

    static String place(SourceRow row) {
        return row.table().quoted() + " " + row.place();
    }
}
