package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Optional;

/** What writes a whole relation anew to put it in order: VACUUM FULL, CLUSTER, REFRESH MATERIALIZED VIEW. */
final class SafeMaintenance implements SafeForm {

    private static final SqlPattern FULL = new SqlPattern("^(?:VACUUM(?=.*\\bFULL\\b)|CLUSTER\\b)");
    private static final SqlPattern REFRESH =
            new SqlPattern("^REFRESH MATERIALIZED VIEW (?!CONCURRENTLY)(?<name>TABLENAME)");
    private static final SqlPattern PERSISTENCE = new SqlPattern("^ALTER TABLE .*\\bSET (?:UN)?LOGGED\\b");
    private static final SqlPattern PLACE = new SqlPattern("^ALTER TABLE .*\\bSET (?:TABLESPACE|ACCESS METHOD) NAME");

    @Override
    public Optional<String> of(SqlLine statement) {
        return FULL.find(statement)
                .map(full ->
                        "leave it out of the migration: plain VACUUM gives the space back to the table without keeping anybody "
                                + "out, and pg_repack writes a table anew while it is in use")
                .or(() -> REFRESH.find(statement)
                        .map(refresh -> "REFRESH MATERIALIZED VIEW CONCURRENTLY " + refresh.group("name")
                                + ", which needs a unique index on it"))
                .or(() -> PERSISTENCE
                        .find(statement)
                        .or(() -> PLACE.find(statement))
                        .map(moved ->
                                "make a new table that is stored as wanted, fill it in batches that are each committed, and "
                                        + "swap the names at the end"));
    }
}
