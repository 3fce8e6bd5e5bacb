package dev.lockstep.benchmark;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.catalog.SnapshotReader;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The schema of 1,000 tables: a snapshot, against {@code pg_dump --schema-only} of the PATH. */
final class SnapshotBenchmark {

    private static final int TABLES = 1_000;
    private static final int WARM_UPS = 1;
    private static final int ROUNDS = 5;

    private final EmbeddedServer server;

    SnapshotBenchmark(EmbeddedServer server) {
        this.server = server;
    }

    PairedTimes run() {
        PairedTimes times = new PairedTimes("schema of " + TABLES + " tables", "snapshot", "pg_dump --schema-only");
        try (Database database = server.create("benchmark")) {
            fill(database);
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                long snapshot = PairedTimes.nanosOf(() -> snapshot(database));
                long dump = PairedTimes.nanosOf(() -> dump(database.address()));
                if (round >= WARM_UPS) {
                    times.add(snapshot, dump);
                }
            }
        }
        return times;
    }

    private static void fill(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                statement.execute(
                        """
                        CREATE TABLE t%1$d (
                            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                            parent_id bigint REFERENCES t%2$d (id),
                            code varchar(40) NOT NULL UNIQUE,
                            amount numeric(12, 2) NOT NULL DEFAULT 0 CHECK (amount >= 0),
                            created_at timestamptz NOT NULL DEFAULT now());
                        CREATE INDEX ON t%1$d (parent_id);
                        COMMENT ON TABLE t%1$d IS 'table %1$d';
                        """
                                .formatted(table, Math.max(0, table - 1)));
            }
            statement.execute("ANALYZE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A session of its own each time, as pg_dump has. */
    private static void snapshot(Database database) {
        try (Connection connection = database.connect()) {
            new SnapshotReader().read(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dump(DatabaseAddress address) {
        ProcessBuilder pgDump = new ProcessBuilder(
                        "pg_dump",
                        "--schema-only",
                        "--host=" + address.host(),
                        "--port=" + address.port(),
                        "--username=" + address.user(),
                        address.database())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        pgDump.environment().put("PGPASSWORD", address.password());
        try {
            int exit = pgDump.start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("pg_dump ended with " + exit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("pg_dump 15 or newer must be on the PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
