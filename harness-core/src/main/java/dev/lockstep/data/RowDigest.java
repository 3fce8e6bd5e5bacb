package dev.lockstep.data;

import java.util.List;

/**
 * One row (or several equal ones of a table without a key).
 *
 * @param copies how many rows are alike; 1 in a table with a key
 * @param hashes one per column; {@link #NULL} where the value is NULL
 */
public record RowDigest(long copies, List<Long> hashes) {

    /** Stands for SQL NULL; the server's hash of a value is never stored as this. */
    public static final long NULL = 0;

    public RowDigest {
        hashes = List.copyOf(hashes);
    }
}
