package dev.lockstep.postgres.watch.effects;

/**
 * What one session did to one relation, as far as it has not yet been passed on to the server's statistics.
 *
 * @param scans how often it was read from end to end
 * @param rowsRead how many rows were read thereby
 * @param inserted rows that were put in
 * @param updated rows that were changed
 * @param deleted rows that were taken out
 */
public record Counters(long scans, long rowsRead, long inserted, long updated, long deleted) {

    static final Counters ZERO = new Counters(0, 0, 0, 0, 0);

    /** Returns what came in since {@code earlier}; never less than nothing, for TRUNCATE takes counts back. */
    Counters since(Counters earlier) {
        return new Counters(
                Math.max(0, scans - earlier.scans),
                Math.max(0, rowsRead - earlier.rowsRead),
                Math.max(0, inserted - earlier.inserted),
                Math.max(0, updated - earlier.updated),
                Math.max(0, deleted - earlier.deleted));
    }

    Counters plus(Counters more) {
        return new Counters(
                scans + more.scans,
                rowsRead + more.rowsRead,
                inserted + more.inserted,
                updated + more.updated,
                deleted + more.deleted);
    }

    /** Returns the same with {@code rows} written, in the way in which most were; unchanged if none were. */
    Counters withRowsWritten(long rows) {
        if (written() == 0) {
            return this;
        }
        if (inserted >= updated && inserted >= deleted) {
            return new Counters(scans, rowsRead, rows, 0, 0);
        }
        return updated >= deleted
                ? new Counters(scans, rowsRead, 0, rows, 0)
                : new Counters(scans, rowsRead, 0, 0, rows);
    }

    Counters withoutScans() {
        return new Counters(0, 0, inserted, updated, deleted);
    }

    long written() {
        return inserted + updated + deleted;
    }
}
