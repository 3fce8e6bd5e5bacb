package dev.lockstep.benchmark;

import dev.lockstep.journal.Watched;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.TapWatch;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A migration of 1,000 DDL statements on tables with rows, with every statement looked at, against the same without a tap. */
final class WatchBenchmark {

    private static final int STATEMENTS = 1_000;
    private static final int TABLES = 50;
    private static final int PER_MIGRATION = 10;
    private static final int SMALL = 100;
    private static final int LARGE = 100_000;
    private static final int ROUNDS = 7;
    private static final int LONG_ROUNDS = 3;
    private static final int WARM_UPS = 2;

    private final EmbeddedServer server;
    private final Form form;

    /** How the statements are sent. */
    enum Form {
        /** Each is its own transaction, on tables of the size that the harness is made for. */
        LARGE_TABLES,
        /** Each is its own transaction, on tables with next to no rows. */
        AUTOCOMMIT,
        /** All are one transaction. */
        ONE_TRANSACTION,
        /** One transaction that makes all that it changes. */
        NEW_TABLES,
        /** A hundred transactions, each of which makes a part of a schema: tables, keys between them, indexes, comments. */
        SCHEMA,
        /** A hundred transactions, as a history of migrations is: each makes a table and changes some that were there. */
        HISTORY
    }

    WatchBenchmark(EmbeddedServer server, Form form) {
        this.server = server;
        this.form = form;
    }

    PairedTimes run() {
        PairedTimes times = new PairedTimes(
                STATEMENTS + " DDL statements, "
                        + form.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "watched",
                "direct");
        for (int round = 0; round < WARM_UPS + rounds(); round++) {
            long watched = watched();
            long direct = direct();
            if (round >= WARM_UPS) {
                times.add(watched, direct);
            }
        }
        return times;
    }

    private long direct() {
        try (Database database = server.create("benchmark")) {
            prepare(database);
            return PairedTimes.nanosOf(() -> migrate(database));
        }
    }

    private long watched() {
        try (Database database = server.create("benchmark");
                TapWatch watch = TapWatch.open(server, database)) {
            prepare(database);
            watch.start(WatchRequest.quiet());
            long nanos = PairedTimes.nanosOf(() -> migrate(watch.database()));
            Watched seen = watch.stop();
            long looked = seen.statements().stream()
                    .filter(statement -> !statement.locks().isEmpty())
                    .count();
            // Nobody can see what the same transaction has made, so that its locks are not told.
            boolean told = form == Form.NEW_TABLES || form == Form.SCHEMA || looked >= TABLES;
            if (seen.statements().size() < STATEMENTS || !seen.unseen().isEmpty() || !told) {
                throw new IllegalStateException("what is measured must work: locks of " + looked + " statements");
            }
            return nanos;
        }
    }

    private void prepare(Database database) {
        run(database, statement -> {
            for (int table = 0; table < TABLES; table++) {
                statement.execute("CREATE TABLE t" + table + " (id int PRIMARY KEY, note text)");
                statement.execute(
                        "INSERT INTO t" + table + " SELECT i, 'note ' || i FROM generate_series(1, " + rows() + ") i");
            }
        });
    }

    private int rows() {
        return form == Form.LARGE_TABLES ? LARGE : SMALL;
    }

    private int rounds() {
        return form == Form.LARGE_TABLES ? LONG_ROUNDS : ROUNDS;
    }

    private boolean isOneByOne() {
        return form == Form.LARGE_TABLES || form == Form.AUTOCOMMIT;
    }

    private void migrate(Database database) {
        run(database, statement -> {
            if (!isOneByOne()) {
                statement.getConnection().setAutoCommit(false);
            }
            int sent = 0;
            for (String sql : statements()) {
                statement.execute(sql);
                sent++;
                if ((form == Form.HISTORY || form == Form.SCHEMA) && sent % PER_MIGRATION == 0) {
                    statement.getConnection().commit();
                }
            }
            if (!isOneByOne()) {
                statement.getConnection().commit();
            }
        });
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < STATEMENTS; i++) {
            statements.add(
                    switch (form) {
                        case NEW_TABLES -> onNewTable(i);
                        case SCHEMA -> ofSchema(i);
                        case HISTORY -> inHistory(i);
                        case LARGE_TABLES, AUTOCOMMIT, ONE_TRANSACTION -> onOldTable(i);
                    });
        }
        return statements;
    }

    private static String inHistory(int number) {
        int migration = number / PER_MIGRATION;
        String made = "m" + migration;
        String old = "t" + migration % TABLES;
        return switch (number % PER_MIGRATION) {
            case 0 -> "CREATE TABLE " + made + " (id int PRIMARY KEY, owner int NOT NULL, note text)";
            case 1 -> "ALTER TABLE " + made + " ADD FOREIGN KEY (owner) REFERENCES " + old;
            case 2 -> "CREATE INDEX ON " + made + " (owner)";
            case 3 -> "CREATE UNIQUE INDEX ON " + made + " (note)";
            case 4 -> "INSERT INTO " + made + " VALUES (1, 1, 'first')";
            case 5 -> "COMMENT ON TABLE " + made + " IS 'made'";
            case 6 -> "ALTER TABLE " + old + " ADD COLUMN c" + migration + " int DEFAULT 1";
            case 7 -> "UPDATE " + old + " SET c" + migration + " = id";
            case 8 -> "ALTER TABLE " + old + " ADD CHECK (c" + migration + " > 0)";
            default -> "CREATE INDEX ON " + old + " (c" + migration + ")";
        };
    }

    private static String ofSchema(int number) {
        int part = number / PER_MIGRATION;
        String customers = "customers" + part;
        String orders = "orders" + part;
        return switch (number % PER_MIGRATION) {
            case 0 -> "CREATE TABLE " + customers
                    + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, email varchar(200) UNIQUE,"
                    + " created_at timestamptz NOT NULL DEFAULT now())";
            case 1 -> "CREATE INDEX ON " + customers + " (created_at)";
            case 2 -> "COMMENT ON TABLE " + customers + " IS 'who orders'";
            case 3 -> "CREATE TABLE " + orders
                    + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL,"
                    + " address bigint, total numeric(12, 2) NOT NULL CHECK (total >= 0), note text)";
            case 4 -> "ALTER TABLE " + orders + " ADD CONSTRAINT of" + part + " FOREIGN KEY (customer) REFERENCES "
                    + customers + " (id)";
            case 5 -> "ALTER TABLE " + orders + " ADD COLUMN placed_by varchar(40)";
            case 6 -> "CREATE INDEX ON " + orders + " (customer)";
            case 7 -> "CREATE UNIQUE INDEX ON " + orders + " (customer, id)";
            case 8 -> "ALTER TABLE t" + part % TABLES + " ADD COLUMN owner" + part + " bigint";
            default -> "CREATE VIEW v" + part + " AS SELECT o.id, c.name FROM " + orders + " o JOIN " + customers
                    + " c ON c.id = o.customer";
        };
    }

    private static String onNewTable(int number) {
        return number % 2 == 0
                ? "CREATE TABLE n" + number + " (id int PRIMARY KEY, note text)"
                : "CREATE INDEX ON n" + (number - 1) + " (note)";
    }

    private static String onOldTable(int number) {
        String table = "t" + number % TABLES;
        return switch (number / TABLES % 4) {
            case 0 -> "ALTER TABLE " + table + " ADD COLUMN c" + number + " int DEFAULT 1";
            case 1 -> "CREATE INDEX i" + number + " ON " + table + " (note)";
            case 2 -> "ALTER TABLE " + table + " ADD CONSTRAINT k" + number + " CHECK (id > 0)";
            default -> "COMMENT ON TABLE " + table + " IS 'comment " + number + "'";
        };
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    private static void run(Database database, Work work) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
