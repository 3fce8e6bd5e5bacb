package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
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
        RowSpace space = tables.values().stream()
                .findFirst()
                .map(table -> table.space().another())
                .orElseGet(RowSpace::usual);
        tables.forEach((name, now) -> {
            TableFingerprint old = earlier.tables.get(name);
            written.put(
                    name, old == null ? now : now.only(RowIdentity.of(old, now).onlyInSecond(old, now), space));
        });
        return new DataState(written);
    }

    /**
     * Forgets the rows that none of {@code others} shares: their temporary files are gone. Only the number of rows can be asked
     * for afterwards.
     */
    public void forget(Collection<DataState> others) {
        Set<RowSpace> spaces = spaces();
        others.forEach(other -> spaces.removeAll(other.spaces()));
        spaces.forEach(RowSpace::close);
    }

    private Set<RowSpace> spaces() {
        Set<RowSpace> spaces = new HashSet<>();
        tables.values().forEach(table -> spaces.add(table.space()));
        return spaces;
    }
}
