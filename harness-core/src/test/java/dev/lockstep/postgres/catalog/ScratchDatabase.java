package dev.lockstep.postgres.catalog;

import dev.lockstep.data.DataState;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    @Override
    public void close() {
        database.close();
    }
}
