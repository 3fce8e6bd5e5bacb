package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Optional;

/** REINDEX. */
final class SafeReindex implements SafeForm {

    private static final SqlPattern REINDEX =
            new SqlPattern("^REINDEX (?:\\([^)]*\\)\\s*)?(?<kind>INDEX|TABLE|SCHEMA) (?<name>TABLENAME)$");

    @Override
    public Optional<String> of(SqlLine statement) {
        return REINDEX.find(statement)
                .map(reindex -> "REINDEX " + reindex.group("kind") + " CONCURRENTLY " + reindex.group("name")
                        + ", outside a transaction");
    }
}
