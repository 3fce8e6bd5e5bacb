package dev.lockstep.adapter.golangmigrate;

import dev.lockstep.migration.MigrationId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * All that golang-migrate keeps: the version that it is at. Every older one counts as applied.
 *
 * @param version -1 where there is none
 * @param state whether that version was reached
 */
record GolangMigrateHistory(long version, State state) {

    private static final long NONE = -1;

    /** Whether a version was reached. */
    enum State {
        CLEAN,
        /** A migration was begun and did not come to its end. */
        DIRTY
    }

    /** Reads the rows of the table: version and dirty. */
    static GolangMigrateHistory of(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return new GolangMigrateHistory(NONE, State.CLEAN);
        }
        List<String> row = rows.get(0);
        return new GolangMigrateHistory(Long.parseLong(row.get(0)), row.get(1).equals("t") ? State.DIRTY : State.CLEAN);
    }

    /**
     * Returns which of {@code versions} are applied. A dirty version is one that an up should have reached, and then is not applied, or one that
     * a down should have reached, and then the one above it still is: the table does not tell which.
     *
     * @param takenDown the version that was being taken down last, if it was that
     */
    Set<MigrationId> applied(SortedSet<Long> versions, Optional<Long> takenDown) {
        if (state == State.CLEAN) {
            return ids(versions.headSet(version + 1));
        }
        boolean downFailed = takenDown.isPresent() && below(versions, takenDown.get()) == version;
        return ids(versions.headSet(downFailed ? takenDown.get() + 1 : version));
    }

    /** Returns the version before {@code version}; -1 if it is the first. */
    static long below(SortedSet<Long> versions, long version) {
        SortedSet<Long> older = versions.headSet(version);
        return older.isEmpty() ? NONE : older.last();
    }

    private static Set<MigrationId> ids(Set<Long> versions) {
        Set<MigrationId> ids = new LinkedHashSet<>();
        versions.forEach(each -> ids.add(new MigrationId(String.valueOf(each))));
        return ids;
    }
}
