package dev.lockstep.postgres.watch.tap;

import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One statement's text and what kind it is.
 *
 * @param sql its text, cut at {@link TapStatement#LONGEST_TEXT}
 * @param offset how many characters come before it in its message, as the server counts them
 */
record SqlText(String sql, StatementKind kind, int offset) {

    /** The tap reads four times as many bytes of a message, and no character is longer than that. */
    private static final int READ_TO_ITS_END = 1 << 18;

    private static final Pattern DROPS = Pattern.compile("DEALLOCATE|DISCARD", Pattern.CASE_INSENSITIVE);

    /** Returns a message's statements, as the server will find them. */
    static List<SqlText> cut(String text) {
        return SqlLexer.cut(text).statements().stream()
                .map(statement -> new SqlText(
                        shortened(statement.text()),
                        new StatementKind(statement),
                        text.codePointCount(0, statement.offset())))
                .toList();
    }

    /** Returns a message's only statement; what follows the first one is not looked at. */
    static SqlText only(String text) {
        List<SqlStatement> statements = SqlLexer.cut(text).statements();
        SqlStatement first = statements.isEmpty() ? new SqlStatement("", 0, List.of()) : statements.get(0);
        return new SqlText(shortened(text), new StatementKind(first), 0);
    }

    /** What it does to prepared statements. */
    enum Dropping {
        NOTHING,
        AT_ONCE,
        /** Whenever what it defines is run; or nobody can tell, for it was not read to its end. */
        LATER
    }

    Dropping dropping() {
        String text = kind.statement().text();
        if (text.length() >= READ_TO_ITS_END) {
            return Dropping.LATER;
        }
        if (!DROPS.matcher(text).find()) {
            return Dropping.NOTHING;
        }
        String first = kind.statement().word(0);
        return first.equals("DEALLOCATE") || first.equals("DISCARD") ? Dropping.AT_ONCE : Dropping.LATER;
    }

    private static String shortened(String text) {
        return text.length() <= TapStatement.LONGEST_TEXT ? text : text.substring(0, TapStatement.LONGEST_TEXT);
    }
}
