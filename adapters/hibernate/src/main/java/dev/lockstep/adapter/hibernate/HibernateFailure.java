package dev.lockstep.adapter.hibernate;

import dev.lockstep.migration.Migration;
import dev.lockstep.postgres.ServerError;
import dev.lockstep.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Tells what went wrong in Hibernate. */
final class HibernateFailure {

    private static final String NOT_NULL_VIOLATION = "23502";

    private HibernateFailure() {}

    /** An update failed at the last of the statements that were begun. */
    static Problem toApply(Migration migration, List<String> begun, Throwable failure) {
        Problem problem = of("apply", migration, failure);
        if (begun.isEmpty()) {
            return problem;
        }
        String statement = begun.get(begun.size() - 1);
        Problem told = problem.said("statement: " + statement);
        if (begun.size() > 1) {
            told = told.said(
                    "Hibernate commits every statement, so the " + (begun.size() - 1) + " before it stay applied");
        }
        boolean filledTable = ServerError.of(failure)
                .filter(server -> server.sqlState().equals(NOT_NULL_VIOLATION))
                .isPresent();
        return filledTable
                ? told.remedy("Hibernate adds a column that is not null without a default, which a table with rows"
                        + " refuses: add @ColumnDefault, or make it nullable until it is filled")
                : told;
    }

    static Problem toRevert(Migration migration, String statement, Throwable failure) {
        return of("revert", migration, failure).said("statement: " + statement);
    }

    static Problem withoutInverse(Migration migration, List<String> statements) {
        Problem problem = Problem.what(HibernateTool.NAME + " cannot revert " + migration.id())
                .where(migration.source());
        for (String statement : statements) {
            problem = problem.said("no down can be derived for: " + statement);
        }
        return problem.remedy("declare the version irreversible with the reason");
    }

    private static Problem of(String verb, Migration migration, Throwable failure) {
        Problem problem = Problem.what(HibernateTool.NAME + " failed to " + verb + " " + migration.id())
                .where(migration.source());
        Optional<ServerError> server = ServerError.of(failure);
        return server.map(said -> said.addTo(problem)).orElseGet(() -> problem.said(words(failure)));
    }

    static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
