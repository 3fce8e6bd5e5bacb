package dev.lockstep.postgres;

import dev.lockstep.problem.Problem;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said when it refused a statement.
 *
 * @param sqlState the five characters that programs go by; empty if the driver, not the server, refused
 * @param message the server's main sentence
 * @param detail what it adds; empty if nothing
 * @param hint what it advises; empty if nothing
 * @param where the functions it was in; empty if none
 * @param position the character of the statement it points at, from 1; 0 if none
 */
public record ServerError(String sqlState, String message, String detail, String hint, String where, int position) {

    /** What the server says to a session that an administrator, or the harness at a deadline, ends. */
    public static final String ADMIN_SHUTDOWN = "57P01";

    /** What the server says to a statement that refuses to run inside a transaction block. */
    public static final String ACTIVE_TRANSACTION = "25001";

    /** Returns what the server said, from the deepest cause that has its words; empty if it said nothing. */
    public static Optional<ServerError> of(Throwable failure) {
        Optional<ServerError> deepest = Optional.empty();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                deepest = Optional.of(of(sql));
            }
        }
        return deepest;
    }

    private static ServerError of(SQLException failure) {
        if (failure instanceof PSQLException psql && psql.getServerErrorMessage() != null) {
            ServerErrorMessage said = psql.getServerErrorMessage();
            return new ServerError(
                    orEmpty(said.getSQLState()),
                    orEmpty(said.getMessage()),
                    orEmpty(said.getDetail()),
                    orEmpty(said.getHint()),
                    orEmpty(said.getWhere()),
                    said.getPosition());
        }
        return new ServerError(orEmpty(failure.getSQLState()), orEmpty(failure.getMessage()), "", "", "", 0);
    }

    /** Returns {@code problem} with the server's words as evidence. */
    public Problem addTo(Problem problem) {
        Problem told = problem.said(sqlState.isEmpty() ? message : sqlState + ": " + message);
        told = detail.isEmpty() ? told : told.said("detail: " + detail);
        told = hint.isEmpty() ? told : told.said("hint: " + hint);
        return where.isEmpty() ? told : told.said("in: " + where);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
