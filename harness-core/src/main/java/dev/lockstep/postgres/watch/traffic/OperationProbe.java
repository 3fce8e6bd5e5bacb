package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.sql.Connection;
import java.util.Optional;

/** Looks whether a user's request could run at any version of the schema. */
public final class OperationProbe {

    private static final String SYNTAX_ERROR = "42601";

    private final Database database;

    public OperationProbe(Database database) {
        this.database = database;
    }

    /** Returns what is wrong with {@code operation} whatever the schema, if anything is. */
    public Optional<Problem> fault(Operation operation) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                operation.work().run(LentConnection.of(connection));
            } finally {
                connection.rollback();
            }
        } catch (Exception e) {
            return ServerError.of(e)
                    .filter(said -> said.sqlState().equals(SYNTAX_ERROR))
                    .map(said -> said.addTo(Problem.what("the traffic \"" + operation.name() + "\" is not SQL"))
                            .remedy("correct the statement"));
        }
        return Optional.empty();
    }
}
