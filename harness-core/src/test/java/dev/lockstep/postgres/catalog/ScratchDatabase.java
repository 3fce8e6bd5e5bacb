package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.DataState;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.Invariant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** An empty database on an embedded server, and what the readers see in it. */
final class ScratchDatabase implements AutoCloseable {

    private final Database database;

    private ScratchDatabase(Database database) {
        this.database = database;
    }

    static ScratchDatabase on(EmbeddedServer server) {
        return new ScratchDatabase(server.create("scratch"));
    }

    Database database() {
        return database;
    }

    void run(String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement that the server refuses. */
    void fails(String sql) {
        assertThatThrownBy(() -> run(sql)).hasCauseInstanceOf(SQLException.class);
    }

    DataState rows() {
        return rows(Set.of());
    }

    DataState rows(Set<ObjectName> leftOut) {
        try (Connection connection = database.connect();
                CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
            return new FingerprintReader().read(connection, leftOut);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<IntegrityViolation> violations(Invariant... invariants) {
        try (Connection connection = database.connect();
                CaptureTransaction transaction = CaptureTransaction.begin(connection)) {
            return new IntegrityReader().read(connection, Set.of(), List.of(invariants));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
