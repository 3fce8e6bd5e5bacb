package dev.lockstep.journal;

import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one cost of one statement follows the number of rows, from runs at two volumes.
 *
 * <p>The shape comes from what the server counted, never from times: a statement that touches the same number of rows in both runs
 * is constant, whatever its time did.
 *
 * @param migration the migration's id
 * @param direction {@code up} or {@code down}
 * @param statement the statement as it was sent
 * @param cost which cost
 * @param mode the mode that was held, for {@link Cost#HELD}
 * @param on what was locked, for {@link Cost#HELD}; else empty
 * @param shape how it grows
 * @param relation the table whose rows it follows; empty if it is constant
 * @param smallRows how many rows that table had in the small run; if it is constant, how many the tables were to have
 * @param largeRows the same in the large run
 * @param small what the cost was with {@code smallRows} rows
 * @param large what it was with {@code largeRows} rows
 * @param work what was counted meanwhile, what grew most first
 */
public record Growth(
        String migration,
        String direction,
        String statement,
        Cost cost,
        Optional<LockMode> mode,
        String on,
        Shape shape,
        String relation,
        long smallRows,
        long largeRows,
        Measure small,
        Measure large,
        List<Work> work) {

    public Growth {
        work = List.copyOf(work);
        if (smallRows < 1 || largeRows <= smallRows) {
            throw new IllegalArgumentException("growth from " + smallRows + " to " + largeRows + " rows");
        }
    }

    /** What grows or does not. */
    public enum Cost {
        /** How long a lock was held. */
        HELD,
        /** How long the statement took. */
        STATEMENT
    }

    /** How a cost follows the rows. */
    public enum Shape {
        CONSTANT {
            @Override
            double weight(long rows) {
                return 0;
            }
        },
        /** In proportion to the rows. */
        LINEAR {
            @Override
            double weight(long rows) {
                return (double) rows;
            }
        },
        /** In proportion to the rows and their logarithm, because something is sorted: an index is built. */
        SORTED {
            @Override
            double weight(long rows) {
                return rows * Math.log(Math.max(2.0, (double) rows));
            }
        },
        /** With the square of the rows: for each row others are read again. */
        QUADRATIC {
            @Override
            double weight(long rows) {
                return (double) rows * rows;
            }
        };

        /** Returns how much there is to do with that many rows, in a unit of its own. */
        abstract double weight(long rows);

        /** Returns whether it depends on the rows at all. */
        public boolean grows() {
            return this != CONSTANT;
        }
    }

    /**
     * Something that the server counted while the cost arose.
     *
     * @param kind what was counted
     * @param table in which table
     * @param small how much in the small run
     * @param large how much in the large run
     */
    public record Work(Kind kind, String table, long small, long large) {

        /** What is counted. */
        public enum Kind {
            ROWS_SCANNED("rows scanned"),
            ROWS_WRITTEN("rows written"),
            BYTES_REWRITTEN("bytes rewritten"),
            INDEX_BYTES("bytes of index built");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            /** Returns whether rows are counted, not bytes. */
            public boolean ofRows() {
                return this == ROWS_SCANNED || this == ROWS_WRITTEN;
            }
        }

        /** Returns the figures for people: {@code orders: rows scanned 10,000, then 100,000}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %s %,d, then %,d", table, kind.words, small, large);
        }
    }

    /** Returns what the cost would be with {@code rows} rows. */
    public Projection projectedTo(long rows) {
        return Projection.of(this, rows);
    }

    /** Returns both measurements for people: {@code 12.4 ms ± 0.8 ms at 10,000 rows, 118 ms ± 1.0 ms at 100,000}. */
    public String measured() {
        return String.format(Locale.ROOT, "%s at %,d rows, %s at %,d", small, smallRows, large, largeRows);
    }
}
