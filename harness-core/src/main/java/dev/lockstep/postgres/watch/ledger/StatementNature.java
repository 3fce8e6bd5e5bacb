package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a statement may do to locks, as far as its text tells. Where the text leaves doubt, the nature is the one that is looked at more
 * often.
 */
enum StatementNature {
    /** Takes and releases nothing of interest. */
    HARMLESS,
    /** Reads tables and calls nothing but well-known functions: takes ACCESS SHARE. */
    READING,
    /** Writes or locks rows, or moves a sequence: the same text takes the same locks again and again. */
    WRITING,
    /** Can take any lock, or let some go. */
    CHANGING,
    /** Ends the transaction, and with it all of its locks. */
    ENDING;

    /** What comes after so many characters hardly changes what a statement is. */
    private static final int LONGEST_READ = 20_000;

    private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\d_$]*|\")\\s*\\(");

    /** Functions, and words that can stand before a parenthesis, that take no lock. */
    private static final Set<String> CALLED_SAFELY = Set.of(
            """
            ALL AND ANY ARRAY AS AVG BETWEEN BY CASE CAST CHAR COALESCE CONCAT COUNT CURRENT_DATABASE
            CURRENT_SCHEMA CURRENT_SCHEMAS CURRENT_SETTING DISTINCT ELSE EXCEPT EXISTS EXTRACT FILTER FROM
            FORMAT_TYPE GREATEST HAVING IN INTERSECT JOIN LATERAL LEAST LENGTH LIKE LIMIT LOWER MAX MD5 MIN NOT
            NOW NULLIF NUMERIC ON OR OVER PG_BACKEND_PID REPLACE ROW_NUMBER SELECT SOME SUBSTR SUBSTRING SUM
            THEN TO_CHAR TO_REGCLASS TO_REGTYPE TRIM UNION UNNEST UPPER USING VALUES VARCHAR VERSION WHEN WHERE
            WITH
            """
                    .split("\\s+"));

    private static final Set<String> MOVING_A_SEQUENCE = Set.of("NEXTVAL", "SETVAL", "CURRVAL", "LASTVAL");

    static StatementNature of(String sql) {
        String read = sql.length() > LONGEST_READ ? sql.substring(0, LONGEST_READ) : sql;
        StatementNature strongest = HARMLESS;
        int statements = 0;
        for (SqlStatement statement : SqlLexer.cut(read).statements()) {
            StatementNature nature = of(statement);
            strongest = nature.compareTo(strongest) > 0 ? nature : strongest;
            statements++;
        }
        // Several in one message: the last one need not be the one that ends the transaction.
        return statements > 1 && strongest == ENDING ? CHANGING : strongest;
    }

    private static StatementNature of(SqlStatement statement) {
        return switch (statement.word(0)) {
            case "",
                    "BEGIN",
                    "START",
                    "SAVEPOINT",
                    "RELEASE",
                    "SHOW",
                    "RESET",
                    "LISTEN",
                    "UNLISTEN",
                    "CHECKPOINT" -> HARMLESS;
            case "SET" -> statement.word(1).equals("CONSTRAINTS") ? CHANGING : HARMLESS;
            case "COMMIT", "END", "ABORT", "ROLLBACK" -> ending(statement);
            case "SELECT", "VALUES", "TABLE" -> reading(statement);
            case "WITH" -> statement.words().stream().anyMatch(StatementNature::writes) ? WRITING : reading(statement);
            case "FETCH", "MOVE", "CLOSE", "DEALLOCATE" -> READING;
            case "INSERT", "UPDATE", "DELETE", "MERGE", "COPY" -> WRITING;
            default -> CHANGING;
        };
    }

    private static StatementNature ending(SqlStatement statement) {
        boolean partly = statement.words().contains("TO") || statement.words().contains("CHAIN");
        return partly || statement.word(1).equals("PREPARED") ? CHANGING : ENDING;
    }

    private static boolean writes(String word) {
        return word.equals("INSERT") || word.equals("UPDATE") || word.equals("DELETE") || word.equals("MERGE");
    }

    private static StatementNature reading(SqlStatement statement) {
        if (statement.words().contains("INTO")) {
            return CHANGING;
        }
        StatementNature nature = statement.words().contains("FOR") ? WRITING : READING;
        for (var call = CALL.matcher(statement.text()); call.find(); ) {
            String name = call.group(1).toUpperCase(Locale.ROOT);
            if (MOVING_A_SEQUENCE.contains(name)) {
                nature = WRITING;
            } else if (!CALLED_SAFELY.contains(name)) {
                return CHANGING;
            }
        }
        return nature;
    }
}
