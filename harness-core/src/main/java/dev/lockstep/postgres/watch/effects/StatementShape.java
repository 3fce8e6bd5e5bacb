package dev.lockstep.postgres.watch.effects;

import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.util.List;
import java.util.Set;

/**
 * What statements have in common that differ in their values only: their words.
 *
 * @param words those outside of quotes and comments, in upper case
 */
record StatementShape(List<String> words) {

    /** Build no index, unless one of {@link #BUILDING} is among their words. */
    private static final Set<String> NEVER_BUILDING =
            Set.of("ALTER", "CREATE", "DROP", "COMMENT", "GRANT", "REVOKE", "TRUNCATE", "INSERT", "UPDATE", "DELETE");

    private static final Set<String> BUILDING =
            Set.of("INDEX", "UNIQUE", "PRIMARY", "EXCLUDE", "TYPE", "ATTACH", "PARTITION", "MATERIALIZED");

    private static final int LONGEST_READ = 20_000;
    private static final int MOST_WORDS = 60;

    StatementShape {
        words = List.copyOf(words);
    }

    static StatementShape of(String sql) {
        String read = sql.length() > LONGEST_READ ? sql.substring(0, LONGEST_READ) : sql;
        return new StatementShape(SqlLexer.cut(read).statements().stream()
                .map(SqlStatement::words)
                .flatMap(List::stream)
                .limit(MOST_WORDS)
                .toList());
    }

    /** Returns the statement's first word; empty if it has none. */
    String command() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** Returns whether an index can have been built by it on a table that was there before. */
    boolean mayBuildIndex() {
        return words.size() >= MOST_WORDS
                || !NEVER_BUILDING.contains(command())
                || words.stream().anyMatch(BUILDING::contains);
    }

    /** Returns whether statements of this shape can come by the thousand, so that not each is looked at. */
    boolean isRepeated() {
        return switch (command()) {
            case "INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "SELECT", "WITH", "VALUES", "TABLE", "FETCH" -> true;
            default -> false;
        };
    }
}
