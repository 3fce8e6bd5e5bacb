package dev.lockstep.journal;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a statement did to the data, counted by the server.
 *
 * @param scans the tables that it read from end to end; empty tables and those made by the same step are left out
 * @param rewrites the relations that it wrote anew into new files, except those that are empty afterwards
 * @param indexes the indexes that it built on tables which were there before the step
 * @param written the tables whose rows it wrote
 * @param walBytes how much write-ahead log came about meanwhile; empty if it could not be read
 * @param temporaryBytes how much it put into temporary files; empty if it could not be read
 */
public record Effects(
        List<Scan> scans,
        List<Rewrite> rewrites,
        List<IndexBuild> indexes,
        List<Written> written,
        OptionalLong walBytes,
        OptionalLong temporaryBytes) {

    /** Nothing was seen to happen. */
    public static final Effects NONE =
            new Effects(List.of(), List.of(), List.of(), List.of(), OptionalLong.empty(), OptionalLong.empty());

    public Effects {
        scans = List.copyOf(scans);
        rewrites = List.copyOf(rewrites);
        indexes = List.copyOf(indexes);
        written = List.copyOf(written);
    }

    /** Returns these effects but for those on {@code tables}. */
    Effects without(Set<ObjectName> tables) {
        return new Effects(
                scans.stream().filter(scan -> !tables.contains(scan.table())).toList(),
                rewrites.stream()
                        .filter(rewrite -> !tables.contains(rewrite.table()))
                        .toList(),
                indexes.stream()
                        .filter(index -> !tables.contains(index.table()))
                        .toList(),
                written.stream().filter(rows -> !tables.contains(rows.table())).toList(),
                walBytes,
                temporaryBytes);
    }

    /** Returns these effects with what went into temporary files. */
    public Effects withTemporary(OptionalLong bytes) {
        return new Effects(scans, rewrites, indexes, written, walBytes, bytes);
    }

    /**
     * A table that was read from end to end.
     *
     * @param times how often
     * @param rows how many rows were read thereby
     */
    public record Scan(ObjectName table, long times, long rows) {}

    /**
     * A relation that was written anew.
     *
     * @param relation what was written anew
     * @param table the table that it belongs to; itself, if it is one
     * @param bytes how large it is afterwards
     */
    public record Rewrite(String relation, LockTarget.Kind kind, ObjectName table, long bytes) {}

    /** An index that was built. {@code bytes} is its size; 0 if that could not be read. */
    public record IndexBuild(String index, ObjectName table, long bytes) {}

    /** Rows that were written in one table. */
    public record Written(ObjectName table, long inserted, long updated, long deleted) {
        /** Returns how many rows were written in any way. */
        public long rows() {
            return inserted + updated + deleted;
        }
    }
}
