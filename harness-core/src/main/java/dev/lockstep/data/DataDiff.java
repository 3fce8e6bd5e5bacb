package dev.lockstep.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How the rows of two states differ.
 *
 * <p>A row is known again by its key; where the two states do not share the key's columns, or the table has none, the
 * rows are compared as a heap in which equal rows are counted. A column that only one state has is not compared; one
 * whose type changed to another family of types is compared only for being NULL or not.
 *
 * @param tables tables that both states have and whose rows differ; tables that only one has are the schema's business
 */
public record DataDiff(List<TableDiff> tables) {

    public DataDiff {
        tables = List.copyOf(tables);
    }

    /** Returns the difference of nothing. */
    public static DataDiff none() {
        return new DataDiff(List.of());
    }

    /** Returns every row that is lost, added or changed from {@code before} to {@code after}. */
    public static DataDiff between(DataState before, DataState after) {
        return between(before, after, DataState.empty());
    }

    /**
     * Returns what a down did not restore.
     *
     * @param written the rows written at the new version ({@link DataState#minus}): they may be there or not
     */
    public static DataDiff between(DataState before, DataState after, DataState written) {
        List<TableDiff> differing = new ArrayList<>();
        before.tables().forEach((name, old) -> {
            TableFingerprint now = after.tables().get(name);
            if (now != null) {
                TableFingerprint ignored = written.tables().get(name);
                differing.add(new TableComparison(old, now).diff(ignored == null ? nothing(now) : ignored));
            }
        });
        return of(differing);
    }

    /**
     * Returns what a second up does otherwise than the first.
     *
     * <p>If rows were written in between, then added rows are left out: they may come from those rows by ways that only
     * the migration knows (a table split off, a history filled).
     *
     * @param written the rows written at the new version; none where the state before the first up was restored
     */
    public static DataDiff repeated(DataState afterUp, DataState afterSecondUp, DataState written) {
        DataDiff all = between(afterUp, afterSecondUp);
        boolean anyWritten = written.tables().values().stream().anyMatch(table -> table.rowCount() > 0);
        return anyWritten ? of(all.tables.stream().map(TableDiff::withoutAdded).toList()) : all;
    }

    /**
     * Returns the written rows that a down lost, in tables that were there before the up.
     *
     * <p>Only their presence is asked for: their values may use what the old version cannot hold. A table whose key
     * changes with the version is only counted.
     *
     * @param written the rows written at the new version ({@link DataState#minus})
     */
    public static DataDiff lost(DataState written, DataState before, DataState afterDown) {
        List<TableDiff> differing = new ArrayList<>();
        written.tables().forEach((name, rows) -> {
            TableFingerprint old = before.tables().get(name);
            TableFingerprint now = afterDown.tables().get(name);
            if (old != null && now != null) {
                RowIdentity identity = RowIdentity.of(now, rows);
                boolean sameKey = identity.keyed() && now.keyColumns().equals(rows.keyColumns());
                differing.add(
                        sameKey
                                ? new TableComparison(rows, now)
                                        .diff(nothing(now))
                                        .withoutAdded()
                                        .withoutChanged()
                                : counted(rows, Math.max(0, old.rowCount() + rows.rowCount() - now.rowCount())));
            }
        });
        return of(differing);
    }

    private static TableDiff counted(TableFingerprint rows, long missing) {
        return new TableDiff(rows.table(), rows.rowCount(), Math.min(missing, rows.rowCount()), "", 0, "", List.of());
    }

    private static TableFingerprint nothing(TableFingerprint like) {
        return new FingerprintBuilder(like.table(), like.columns(), like.keyColumns(), List.of()).build();
    }

    private static DataDiff of(List<TableDiff> tables) {
        return new DataDiff(tables.stream().filter(table -> !table.isEmpty()).toList());
    }

    /** Returns whether no row differs. */
    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /** Returns whether the tables gained at least as many rows as they lost: a sign that rows only moved. */
    public boolean gainsWhatItLoses() {
        long lost = tables.stream().mapToLong(TableDiff::lost).sum();
        return tables.stream().mapToLong(TableDiff::added).sum() >= lost;
    }
}
