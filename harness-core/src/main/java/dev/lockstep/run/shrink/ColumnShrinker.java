package dev.lockstep.run.shrink;

import dev.lockstep.journal.InsertableRow.Cell;
import dev.lockstep.postgres.rows.SourceRow;
import dev.lockstep.postgres.rows.TableShape;
import dev.lockstep.schema.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Leaves values out of rows, where NULL or a default does as well; then parents that nobody refers to any more. */
final class ColumnShrinker {

    private final Map<ObjectName, TableShape> shapes;
    private final Predicate<List<SourceRow>> fails;
    private final Predicate<String> named;
    private final DeltaDebugging.Limit limit;

    private record Place(ObjectName table, String column) {}

    /** @param named whether a column is in the words of the failure, so that its value is likely to matter */
    ColumnShrinker(
            Map<ObjectName, TableShape> shapes,
            Predicate<List<SourceRow>> fails,
            Predicate<String> named,
            DeltaDebugging.Limit limit) {
        this.shapes = Map.copyOf(shapes);
        this.fails = fails;
        this.named = named;
        this.limit = limit;
    }

    /** Returns the rows without what they need not have. */
    List<SourceRow> smallest(List<SourceRow> rows) {
        List<Place> optional = optional(rows);
        if (optional.isEmpty() || limit.isReached()) {
            return rows;
        }
        List<SourceRow> bare = with(rows, optional, List.of());
        if (fails.test(bare)) {
            return bare;
        }
        Predicate<List<Place>> failsWith = places -> fails.test(with(rows, optional, places));
        List<Place> likely =
                optional.stream().filter(place -> named.test(place.column())).toList();
        boolean enough = !likely.isEmpty() && likely.size() < optional.size() && failsWith.test(likely);
        return with(rows, optional, new DeltaDebugging<>(failsWith, limit).smallest(enough ? likely : optional));
    }

    private List<SourceRow> with(List<SourceRow> rows, List<Place> optional, List<Place> kept) {
        Set<Place> dropped = new HashSet<>(optional);
        kept.forEach(dropped::remove);
        List<SourceRow> narrow = rows.stream()
                .map(row -> row.only(cell -> !dropped.contains(new Place(row.table(), cell.column()))))
                .toList();
        List<SourceRow> needed = narrow;
        int before;
        do {
            before = needed.size();
            List<SourceRow> there = needed;
            needed = there.stream()
                    .filter(row -> !isIdleParent(row, rows, there))
                    .toList();
        } while (needed.size() < before);
        return needed;
    }

    /** Whether a row was there only for one that referred to it and does not any more. */
    private boolean isIdleParent(SourceRow row, List<SourceRow> whole, List<SourceRow> narrow) {
        return whole.stream().anyMatch(child -> !child.isSame(row) && refers(child, row, whole))
                && narrow.stream().noneMatch(child -> !child.isSame(row) && refers(child, row, whole));
    }

    private boolean refers(SourceRow child, SourceRow parent, List<SourceRow> whole) {
        SourceRow full = whole.stream().filter(parent::isSame).findFirst().orElse(parent);
        TableShape shape = shapes.get(child.table());
        return shape != null
                && shape.links().stream()
                        .filter(link -> link.target().equals(parent.table()))
                        .anyMatch(link -> matches(link, child, full));
    }

    private static boolean matches(TableShape.Link link, SourceRow child, SourceRow parent) {
        for (int i = 0; i < link.columns().size(); i++) {
            String own = child.literal(link.columns().get(i)).orElse("NULL");
            if (own.equals("NULL")
                    || !own.equals(parent.literal(link.keys().get(i)).orElse(""))) {
                return false;
            }
        }
        return true;
    }

    /** Columns that may be missing, except those that another row here refers to. */
    private List<Place> optional(List<SourceRow> rows) {
        Set<Place> referred = new HashSet<>();
        for (SourceRow row : rows) {
            TableShape shape = shapes.get(row.table());
            if (shape != null) {
                shape.links().forEach(link -> link.keys().forEach(key -> referred.add(new Place(link.target(), key))));
            }
        }
        Set<Place> optional = new java.util.LinkedHashSet<>();
        for (SourceRow row : rows) {
            TableShape shape = shapes.get(row.table());
            for (Cell cell : row.cells()) {
                Place place = new Place(row.table(), cell.column());
                if (shape != null
                        && !referred.contains(place)
                        && shape.column(cell.column())
                                .filter(column -> column.need() == TableShape.Need.OPTIONAL)
                                .isPresent()) {
                    optional.add(place);
                }
            }
        }
        return new ArrayList<>(optional);
    }
}
