package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of every table at one moment, the migration tool's own tables left out.
 *
 * @param tables by name, sorted
 */
public record DataState(SortedMap<ObjectName, TableFingerprint> tables) {

    public DataState {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** Returns the state of a database without tables. */
    public static DataState empty() {
        return new DataState(new TreeMap<>());
    }
}
