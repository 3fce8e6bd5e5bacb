package dev.lockstep.postgres.watch.effects;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.effects.RelationsReader.CatalogRow;
import dev.lockstep.postgres.watch.effects.RelationsReader.Content;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds out how many rows relations have: small ones and those that were never analysed are counted, of the others the planner's
 * density is taken times their present size. Partitioned tables have the rows of their partitions.
 */
final class RowCounter {

    private static final long PAGE = 8_192;
    /** Up to this size a count takes less than a few milliseconds. */
    private static final long COUNTED_BELOW_PAGES = 1_000;
    /** Each table in a query costs locks on the table and all its indexes. */
    private static final int TABLES_PER_QUERY = 50;

    private final Connection side;

    RowCounter(Connection side) {
        this.side = side;
    }

    List<KnownRelation> count(List<CatalogRow> rows) {
        Map<Long, Long> counts = new HashMap<>();
        List<KnownRelation> counted = new ArrayList<>();
        for (CatalogRow row : rows) {
            if (!row.relation().storesRows() || row.content() == Content.UNPOPULATED) {
                continue;
            }
            counts.put(row.relation().oid(), estimate(row));
            if (isWorthCounting(row)) {
                counted.add(row.relation());
            }
        }
        for (int from = 0; from < counted.size(); from += TABLES_PER_QUERY) {
            counts.putAll(counts(counted.subList(from, Math.min(counted.size(), from + TABLES_PER_QUERY))));
        }
        return withPartitioned(rows, counts);
    }

    private static boolean isWorthCounting(CatalogRow row) {
        return row.estimatedRows() < 0
                || row.estimatedPages() == 0
                || row.relation().bytes() / PAGE < COUNTED_BELOW_PAGES;
    }

    private static long estimate(CatalogRow row) {
        if (row.estimatedPages() == 0) {
            return 0;
        }
        double density = Math.max(0, row.estimatedRows()) / row.estimatedPages();
        return Math.round(density * row.relation().bytes() / PAGE);
    }

    // A table that cannot be counted, because somebody else holds it or it is not ours to read, keeps the estimate.
    private Map<Long, Long> counts(List<KnownRelation> relations) {
        String sql = relations.stream()
                .map(relation -> "SELECT " + relation.oid() + ", count(*) FROM ONLY "
                        + relation.name().quoted())
                .collect(Collectors.joining(" UNION ALL "));
        Map<Long, Long> counts = new HashMap<>();
        try (Statement statement = side.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                counts.put(row.getLong(1), row.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            return relations.size() == 1 ? Map.of() : oneByOne(relations);
        }
    }

    private Map<Long, Long> oneByOne(List<KnownRelation> relations) {
        Map<Long, Long> counts = new HashMap<>();
        for (KnownRelation relation : relations) {
            counts.putAll(counts(List.of(relation)));
        }
        return counts;
    }

    private static List<KnownRelation> withPartitioned(List<CatalogRow> rows, Map<Long, Long> counts) {
        Map<Long, Long> parents = new HashMap<>();
        for (CatalogRow row : rows) {
            if (row.relation().parentOid() != 0 && row.relation().kind() != LockTarget.Kind.INDEX) {
                parents.put(row.relation().oid(), row.relation().parentOid());
            }
        }
        Map<Long, Long> sums = new HashMap<>(counts);
        counts.forEach((oid, rowsOfLeaf) -> {
            for (Long parent = parents.get(oid); parent != null; parent = parents.get(parent)) {
                sums.merge(parent, rowsOfLeaf, Long::sum);
            }
        });
        return rows.stream()
                .map(row ->
                        row.relation().withRows(sums.getOrDefault(row.relation().oid(), 0L)))
                .toList();
    }
}
