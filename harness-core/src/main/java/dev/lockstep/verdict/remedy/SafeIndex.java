package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Locale;
import java.util.Optional;

/** CREATE INDEX. */
final class SafeIndex implements SafeForm {

    private static final SqlPattern INDEX = new SqlPattern(
            "^CREATE (?<unique>UNIQUE )?INDEX (?:IF NOT EXISTS )?(?<name>NAME(?= ON\\b) )?ON (?<rest>.*)$");

    @Override
    public Optional<String> of(SqlLine statement) {
        return INDEX.find(statement).map(index -> {
            String name = SqlPattern.group(index, "name");
            return "CREATE " + SqlPattern.group(index, "unique").toUpperCase(Locale.ROOT)
                    + "INDEX CONCURRENTLY " + name + "ON " + index.group("rest")
                    + ", outside a transaction and in a migration of its own";
        });
    }
}
