package dev.lockstep.postgres.session;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.Invariant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Looks whether a user's invariant could run on the schema as it is. */
public final class InvariantProbe {

    private static final String SYNTAX_ERROR = "42601";

    private final Database database;

    public InvariantProbe(Database database) {
        this.database = database;
    }

    /**
     * Plans the invariant's query without running it.
     *
     * @return why the server refuses it; nothing if it does not
     */
    public Optional<Refusal> refusal(Invariant invariant) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("EXPLAIN " + invariant.sql());
            return Optional.empty();
        } catch (SQLException e) {
            Kind kind = SYNTAX_ERROR.equals(e.getSQLState()) ? Kind.NEVER : Kind.NOT_ON_THIS_SCHEMA;
            return Optional.of(new Refusal(kind, String.valueOf(e.getMessage())));
        }
    }

    /** What the server said. */
    public record Refusal(Kind kind, String said) {}

    /** Whether another schema could make a difference. */
    public enum Kind {
        /** The text is no SQL. */
        NEVER,
        /** Something that the query names is not there, or not of its type. */
        NOT_ON_THIS_SCHEMA
    }
}
