package dev.lockstep.verdict.baseline;

import dev.lockstep.verdict.Finding.Direction;
import java.util.Comparator;

/**
 * What one number of a baseline is about. Ordered as files list them.
 *
 * @param migration the migration's id
 * @param direction which way it was going
 * @param kind what was measured
 * @param statement the statement, by its shape (see {@link StatementShape}); empty for what is told of the migration as a whole
 * @param on the relation, or mode and relation; empty for times of statements and migrations
 */
public record Figure(String migration, Direction direction, Kind kind, String statement, String on)
        implements Comparable<Figure> {

    private static final Comparator<Figure> ORDER = Comparator.comparing(Figure::migration)
            .thenComparing(Figure::direction)
            .thenComparing(Figure::kind)
            .thenComparing(Figure::statement)
            .thenComparing(Figure::on);

    /** What is measured. */
    public enum Kind {
        /** From the migration's first statement to the end of its last, in microseconds. */
        MIGRATION_MICROS,
        /** How long the server took for a statement, in microseconds. */
        STATEMENT_MICROS,
        /** How long a lock that blocks writes was held on a table, at least, in microseconds. */
        HELD_MICROS,
        /** The strongest lock that was taken on a table that was there before, by the number of its mode from 0. */
        STRONGEST_LOCK,
        /** How often a table or index was written anew. */
        REWRITES,
        /** How many rows were read of a table by scans from end to end. */
        ROWS_SCANNED,
        /** How much write-ahead log came about, in bytes. */
        WAL_BYTES;

        /** Returns whether it is a length of time, which a slow machine makes longer. */
        public boolean isTime() {
            return this == MIGRATION_MICROS || this == STATEMENT_MICROS || this == HELD_MICROS;
        }
    }

    @Override
    public int compareTo(Figure other) {
        return ORDER.compare(this, other);
    }
}
