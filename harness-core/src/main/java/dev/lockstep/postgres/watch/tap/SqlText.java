package dev.lockstep.postgres.watch.tap;

import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.util.List;

/**
 * One statement's text and what kind it is.
 *
 * @param sql its text, cut at {@link TapStatement#LONGEST_TEXT}
 * @param offset how many characters come before it in its message, as the server counts them
 */
record SqlText(String sql, StatementKind kind, int offset) {

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

    private static String shortened(String text) {
        return text.length() <= TapStatement.LONGEST_TEXT ? text : text.substring(0, TapStatement.LONGEST_TEXT);
    }
}
