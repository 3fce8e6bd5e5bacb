package dev.lockstep.journal;

import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Measure;
import java.util.Optional;

/**
 * How one cost of one statement follows the number of rows, from two runs with different volumes.
 *
 * @param migration the migration's id
 * @param direction {@code up} or {@code down}
 * @param statement the statement as it was sent
 * @param cost which cost
 * @param relation the table whose rows it follows; empty if it is constant
 * @param mode the mode that was held, for {@link Cost#HELD}
 * @param shape how it grows
 * @param small what it was with {@code smallRows} rows
 * @param large what it was with {@code largeRows} rows
 */
public record Growth(
        String migration,
        String direction,
        String statement,
        Cost cost,
        String relation,
        Optional<LockMode> mode,
        Shape shape,
        long smallRows,
        long largeRows,
        Measure small,
        Measure large) {

    /** What grows or does not. */
    public enum Cost {
        /** How long a lock was held. */
        HELD,
        /** How long the statement took. */
        STATEMENT
    }

    /** How a cost follows the rows. */
    public enum Shape {
        CONSTANT,
        /** In proportion to the rows, or a logarithm more where an index is built. */
        GROWS
    }
}
