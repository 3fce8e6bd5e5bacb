package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Old rows of a large table that one transaction changes, so many that they are no batch.
 *
 * <p>New rows do not count: nobody waits for them.
 *
 * @param table whose rows
 * @param rows how many here
 * @param inProduction how many there are likely to be in production
 * @param statements the statements that changed them, in order; never empty
 */
record Backfill(ObjectName table, long rows, long inProduction, List<StatementSeen> statements) {

    /** A statement with one of these says itself how many rows it takes, however large the table is. */
    private static final Set<String> BATCH = Set.of("LIMIT", "FETCH", "CTID", "BETWEEN");

    /** Returns the largest backfill of a transaction, if it has one. */
    static Optional<Backfill> of(WatchedPass pass, List<StatementSeen> transaction) {
        Map<ObjectName, List<StatementSeen>> writers = new LinkedHashMap<>();
        for (StatementSeen statement : transaction) {
            statement.effects().written().stream()
                    .filter(written -> changed(written) > 0 && pass.isLarge(written.table()))
                    .forEach(written -> writers.computeIfAbsent(written.table(), table -> new ArrayList<>())
                            .add(statement));
        }
        return writers.entrySet().stream()
                .map(entry -> of(pass, entry.getKey(), entry.getValue()))
                .filter(backfill -> backfill.inProduction >= pass.sizes().largeFrom())
                .max(Comparator.comparingLong(Backfill::inProduction));
    }

    private static Backfill of(WatchedPass pass, ObjectName table, List<StatementSeen> writers) {
        long rows = 0;
        double production = 0;
        for (StatementSeen statement : writers) {
            long changed = changed(statement, table);
            rows += changed;
            production += changed * growth(pass, table, statement);
        }
        return new Backfill(table, rows, Math.round(production), writers);
    }

    private static double growth(WatchedPass pass, ObjectName table, StatementSeen statement) {
        OptionalLong production = pass.sizes().inProduction(table.toString());
        boolean takesBatches = SqlLexer.cut(statement.sql()).statements().stream()
                .map(SqlStatement::words)
                .anyMatch(words -> words.stream().anyMatch(BATCH::contains));
        return production.isEmpty() || pass.rows(table) == 0 || takesBatches
                ? 1
                : (double) production.getAsLong() / pass.rows(table);
    }

    private static long changed(StatementSeen statement, ObjectName table) {
        return statement.effects().written().stream()
                .filter(written -> written.table().equals(table))
                .mapToLong(Backfill::changed)
                .sum();
    }

    private static long changed(Effects.Written written) {
        return written.updated() + written.deleted();
    }

    /** Returns the statement that changed the most rows. */
    StatementSeen largest() {
        return statements.stream()
                .max(Comparator.comparingLong(statement -> changed(statement, table)))
                .orElseThrow();
    }

    /** Returns how many rows, for people. */
    String counted() {
        String here = String.format(Locale.ROOT, "%,d rows of %s", rows, table);
        return inProduction == rows
                ? here
                : here + String.format(Locale.ROOT, " here, likely %,d in production,", inProduction);
    }
}
