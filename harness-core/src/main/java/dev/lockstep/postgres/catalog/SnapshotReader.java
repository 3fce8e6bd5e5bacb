package dev.lockstep.postgres.catalog;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGStatement;

/**
 * Reads everything about a database's schema that {@code pg_dump --schema-only} would show, PostgreSQL 14 to 18.
 *
 * <p>What belongs to an extension, the server's own objects and temporary ones are left out. Names are SQL text and always
 * qualified. Two things are told that a dump is silent about, because a migration can break them: whether an index is valid
 * and whether a materialized view is populated.
 */
public final class SnapshotReader {

    private final List<CatalogQuery> queries = CatalogQuery.all();

    /**
     * Reads the schema as one transaction sees it.
     *
     * <p>Plans are kept in the session, so that reading again over the same connection is several times faster.
     *
     * @param connection to the database, outside of a transaction; its settings are the same afterwards
     * @throws LockstepException if the catalogue cannot be read
     */
    public Snapshot read(Connection connection) {
        String asked = "the start of the transaction";
        try (ReadingTransaction transaction = ReadingTransaction.begin(connection)) {
            SnapshotAssembler assembler = new SnapshotAssembler();
            for (CatalogQuery query : queries) {
                asked = query.name();
                if (query.answeredBy(transaction.majorVersion(), transaction.role())) {
                    ask(connection, query, assembler);
                }
            }
            return assembler.assemble();
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("the schema cannot be read from the catalogue")
                            .where(asked)
                            .said(String.valueOf(e.getMessage()))
                            .remedy("see the server's own words above"),
                    e);
        }
    }

    private static void ask(Connection connection, CatalogQuery query, SnapshotAssembler assembler)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            // Planning is most of the work in a small database: the first reading already leaves a plan behind.
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            try (ResultSet rows = statement.executeQuery()) {
                assembler.add(rows);
            }
        }
    }
}
