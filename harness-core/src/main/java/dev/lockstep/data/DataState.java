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

    /** Returns the rows that this state has and {@code earlier} has not: what was written in between. */
    public DataState minus(DataState earlier) {
        SortedMap<ObjectName, TableFingerprint> written = new TreeMap<>();
        tables.forEach((name, now) -> {
            TableFingerprint old = earlier.tables.get(name);
            written.put(
                    name, old == null ? now : now.only(RowIdentity.of(old, now).onlyInSecond(old, now)));
        });
        return new DataState(written);
    }
}
