package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.problem.Problem;
import dev.lockstep.spi.TrafficPlan.Operation;
import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Requests that a user wrote as SQL: each statement is one.
 *
 * @param operations what could be read
 * @param faults what could not
 */
public record SqlOperations(List<Operation> operations, List<Problem> faults) {

    private static final int LONGEST_NAME = 60;
    /** What would end the transaction that is rolled back round each request. */
    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

    public SqlOperations {
        operations = List.copyOf(operations);
        faults = List.copyOf(faults);
    }

    /** Reads a file of statements. */
    public static SqlOperations read(Path file) {
        try {
            return cut(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            return faulty(Problem.what(
                            Files.exists(file)
                                    ? "the file of the traffic cannot be read"
                                    : "the file of the traffic is missing")
                    .where(file)
                    .said(Files.exists(file) ? e.toString() : "")
                    .remedy("write the statements that your application sends, each with a semicolon after it"));
        }
    }

    /**
     * Cuts {@code text} into statements.
     *
     * @param place where it was written, for people
     */
    public static SqlOperations cut(String text, String place) {
        List<Operation> operations = new ArrayList<>();
        List<Problem> faults = new ArrayList<>();
        for (SqlStatement statement : SqlLexer.cut(text).statements()) {
            Optional<String> fault = fault(statement);
            if (fault.isPresent()) {
                faults.add(
                        Problem.what(fault.get())
                                .where(place)
                                .said(name(statement))
                                .remedy(
                                        "leave it out: each statement is sent in a transaction of its own, which is rolled back"));
            } else {
                operations.add(new Operation(name(statement), connection -> run(statement.text(), connection)));
            }
        }
        if (operations.isEmpty() && faults.isEmpty()) {
            faults.add(Problem.what("the traffic has no statement")
                    .where(place)
                    .remedy("write the statements that your application sends, each with a semicolon after it"));
        }
        return new SqlOperations(operations, faults);
    }

    private static Optional<String> fault(SqlStatement statement) {
        if (TRANSACTION_CONTROL.contains(statement.word(0))) {
            return Optional.of("the traffic controls transactions itself");
        }
        if (statement.refusesTransaction()) {
            return Optional.of("the traffic has a statement that cannot run inside a transaction");
        }
        return Optional.empty();
    }

    private static SqlOperations faulty(Problem problem) {
        return new SqlOperations(List.of(), List.of(problem));
    }

    private static String name(SqlStatement statement) {
        String line = statement.text().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static void run(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
