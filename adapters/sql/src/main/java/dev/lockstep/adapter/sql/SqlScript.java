package dev.lockstep.adapter.sql;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one file and what it consists of.
 *
 * @param file where it is
 * @param text without a byte order mark, otherwise as it is
 * @param statements in their order
 * @param transaction whether it runs in one
 * @param backslash where the first of psql's own commands begins; -1 if there is none
 */
record SqlScript(Path file, String text, List<SqlStatement> statements, Transaction transaction, int backslash) {

    private static final Pattern NO_TRANSACTION = Pattern.compile("(?m)^\\s*--\\s*lockstep:no-transaction\\b");
    private static final Pattern PSQL_COMMAND = Pattern.compile("\\\\\\S*");

    /** Whether a script runs in a transaction of its own. */
    enum Transaction {
        ONE,
        NONE
    }

    SqlScript {
        statements = List.copyOf(statements);
    }

    static SqlScript of(Path file, String content) {
        // psql leaves a byte order mark out too; to the server it would be a syntax error.
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        SqlLexer.Pieces pieces = SqlLexer.cut(text);
        boolean outside = NO_TRANSACTION.matcher(text).find()
                || pieces.statements().stream().anyMatch(SqlStatement::refusesTransaction);
        return new SqlScript(
                file, text, pieces.statements(), outside ? Transaction.NONE : Transaction.ONE, pieces.backslash());
    }

    /** Returns the line on which the character at {@code offset} stands. */
    SourceLocation locate(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return SourceLocation.at(file, line);
    }

    /** Returns what keeps this script from being sent to a server at all. */
    List<Problem> faults() {
        List<Problem> faults = new ArrayList<>();
        if (backslash >= 0) {
            Matcher command = PSQL_COMMAND.matcher(text).region(backslash, text.length());
            faults.add(Problem.what(
                            command.lookingAt()
                                    ? command.group() + " is a command of psql, not SQL"
                                    : "stray backslash")
                    .where(locate(backslash))
                    .remedy("write it in SQL: the file is sent to the server, which does not know psql's commands"));
        } else if (statements.isEmpty()) {
            faults.add(Problem.what("the file holds no statement")
                    .where(file)
                    .remedy(
                            "write one, or delete the file; a migration that cannot be undone has no down file but a line"
                                    + " -- lockstep:irreversible because <reason>"));
        }
        for (SqlStatement statement : statements) {
            if (statement.copiesFromInput()) {
                faults.add(Problem.what("COPY FROM STDIN needs psql to send the rows that follow it")
                        .where(locate(statement.offset()))
                        .remedy("write the rows as INSERT"));
                // What follows are rows, and nothing can be said about them.
                break;
            }
        }
        return faults;
    }
}
