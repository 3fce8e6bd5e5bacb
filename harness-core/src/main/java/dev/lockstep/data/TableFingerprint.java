package dev.lockstep.data;

import dev.lockstep.schema.ObjectName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of one table, as hashes computed on the server.
 *
 * @param table its name
 * @param keyColumns what tells its rows apart: the primary key, else a unique key without NULLs, else nothing
 * @param columns the names behind each hash, in the order of {@link RowDigest#hashes()}
 * @param rows by key as text; a table without a key has one entry per distinct row, with its number of copies
 */
public record TableFingerprint(
        ObjectName table, List<String> keyColumns, List<String> columns, Map<String, RowDigest> rows) {

    public TableFingerprint {
        keyColumns = List.copyOf(keyColumns);
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Returns the number of rows. */
    public long rowCount() {
        return rows.values().stream().mapToLong(RowDigest::copies).sum();
    }
}
