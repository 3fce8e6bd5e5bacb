package dev.lockstep.postgres.session;

import dev.lockstep.down.DerivedDown;
import dev.lockstep.down.DownDeriver;
import dev.lockstep.down.DownStatement;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs a derived down, and says what it left different.
 *
 * <p>The server has the last word on the order: a statement that it refuses is tried again after the others. What differs then is
 * derived anew and added. So what comes out is what ran, in the order in which it ran.
 */
public final class DownRehearsal {

    private static final int ROUNDS = 4;

    private final Database database;
    private final Duration patience;

    /**
     * A rehearsal in {@code database}, which is left as the down leaves it.
     *
     * @param patience how long one statement may take
     */
    public DownRehearsal(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /**
     * What came of it.
     *
     * @param down the statements that ran
     * @param remaining how the schema still differs from what it was
     * @param refused statements that did not run, each with the server's words
     */
    public record Result(DerivedDown down, SchemaDiff remaining, Map<String, String> refused) {}

    /**
     * Takes the schema back.
     *
     * @param now the schema as it is
     * @param wanted the schema as it was
     * @param reading reads the schema again
     */
    public Result rehearse(Snapshot now, Snapshot wanted, Supplier<Snapshot> reading) {
        DerivedDown all = DerivedDown.empty();
        Snapshot state = now;
        Map<String, String> refused = Map.of();
        for (int round = 0; round < ROUNDS; round++) {
            DerivedDown derived = new DownDeriver().derive(state, wanted);
            if (derived.isEmpty()) {
                all = all.then(derived);
                break;
            }
            Map<DownStatement, String> left = new LinkedHashMap<>();
            derived.statements().forEach(statement -> left.put(statement, ""));
            List<DownStatement> ran = run(left);
            refused = words(left);
            SchemaDiff before = SchemaDiff.between(wanted, state);
            if (!ran.isEmpty()) {
                state = reading.get();
            }
            SchemaDiff after = SchemaDiff.between(wanted, state);
            // What changed nothing is of no use to anybody.
            boolean useful = round == 0 || !after.equals(before);
            all = all.then(new DerivedDown(useful ? ran : List.of(), derived.beyond()));
            if (after.isEmpty()) {
                refused = Map.of();
            }
            if (after.isEmpty() || after.equals(before)) {
                break;
            }
        }
        SchemaDiff remaining = SchemaDiff.between(wanted, state);
        return new Result(remaining.isEmpty() ? new DerivedDown(all.statements(), List.of()) : all, remaining, refused);
    }

    private static Map<String, String> words(Map<DownStatement, String> left) {
        Map<String, String> words = new LinkedHashMap<>();
        left.forEach((statement, said) -> words.put(statement.sql(), said));
        return words;
    }

    /** Runs in one transaction what the server lets run, and leaves the others in {@code left} with its words. */
    private List<DownStatement> run(Map<DownStatement, String> left) {
        List<DownStatement> ran = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL statement_timeout = " + patience.toMillis());
            int before;
            do {
                before = ran.size();
                for (DownStatement each : List.copyOf(left.keySet())) {
                    Savepoint savepoint = connection.setSavepoint();
                    try {
                        statement.execute(each.sql());
                        connection.releaseSavepoint(savepoint);
                        left.remove(each);
                        ran.add(each);
                    } catch (SQLException e) {
                        connection.rollback(savepoint);
                        left.put(each, said(e));
                    }
                }
            } while (ran.size() > before && !left.isEmpty());
            connection.commit();
            return ran;
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("a derived down cannot be tried")
                            .where(database.address())
                            .said(said(e)),
                    e);
        }
    }

    private static String said(SQLException e) {
        return ServerError.of(e)
                .map(error -> error.sqlState() + ": " + error.message())
                .orElseGet(() -> String.valueOf(e.getMessage()));
    }
}
