package dev.lockstep.benchmark;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import dev.lockstep.postgres.watch.tap.Tap;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapObserver;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import dev.lockstep.postgres.watch.tap.TappedDatabase;
import dev.lockstep.spi.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One client's work through the tap against the same work without it. */
final class TapBenchmark {

    private static final int ROUNDS = 9;
    private static final int ROUND_TRIPS = 2_000;
    private static final int STATEMENTS = 1_000;
    private static final int COPIES = 3;
    private static final int COPY_CHUNK = 64 * 1024;
    private static final int COPY_CHUNKS = 16 * 1024;

    private final EmbeddedServer server;

    TapBenchmark(EmbeddedServer server) {
        this.server = server;
    }

    List<String> run() throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        try (Database database = server.create("benchmark");
                Tap passing = Tap.listen(database.address(), new Looks(Looks.Wanted.NONE));
                Tap looking = Tap.listen(database.address(), new Looks(Looks.Wanted.ALL));
                Connection direct = database.connect();
                Connection passed = new TappedDatabase(database, passing).connect();
                Connection looked = new TappedDatabase(database, looking).connect()) {
            lines.add(roundTrips("a SELECT's round trip, followed", direct, passed));
            lines.add(roundTrips("a SELECT's round trip, with a look", direct, looked));
            lines.add(definitions("1,000 DDL statements, followed", direct, passed));
            lines.add(definitions("1,000 DDL statements, with looks", direct, looked));
            lines.add(copies(direct, passed));
        }
        return lines;
    }

    private static String roundTrips(String what, Connection direct, Connection tapped) throws SQLException {
        List<Long> differences = new ArrayList<>();
        selects(direct);
        selects(tapped);
        for (int round = 0; round < ROUNDS; round++) {
            long without = selects(direct);
            differences.add(selects(tapped) - without);
        }
        List<Long> sorted = differences.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%s: %.1f µs longer (median of %d)", what, sorted.get(ROUNDS / 2) / 1e3, ROUNDS);
    }

    /** Returns the median of the single times. */
    private static long selects(Connection connection) throws SQLException {
        List<Long> nanos = new ArrayList<>(ROUND_TRIPS);
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < ROUND_TRIPS; i++) {
                long begun = System.nanoTime();
                statement.execute("SELECT 1");
                nanos.add(System.nanoTime() - begun);
            }
        }
        return nanos.stream().sorted().toList().get(ROUND_TRIPS / 2);
    }

    private static PairedTimes pair(String what) {
        return new PairedTimes(what, "tapped", "direct");
    }

    private static String definitions(String what, Connection direct, Connection tapped) throws SQLException {
        PairedTimes times = pair(what);
        define(direct);
        define(tapped);
        for (int round = 0; round < ROUNDS; round++) {
            long without = define(direct);
            times.add(define(tapped), without);
        }
        return times.toString();
    }

    private static long define(Connection connection) throws SQLException {
        long begun = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < STATEMENTS / 4; i++) {
                statement.execute("CREATE TABLE defined (id int PRIMARY KEY, name text)");
                statement.execute("CREATE INDEX ON defined (name)");
                statement.execute("ALTER TABLE defined ADD COLUMN amount numeric DEFAULT 0");
                statement.execute("DROP TABLE defined");
            }
        }
        return System.nanoTime() - begun;
    }

    private static String copies(Connection direct, Connection tapped) throws SQLException {
        PairedTimes times = pair("COPY of 1 GB");
        copy(direct);
        for (int round = 0; round < COPIES; round++) {
            long without = copy(direct);
            times.add(copy(tapped), without);
        }
        return times.toString();
    }

    private static long copy(Connection connection) throws SQLException {
        byte[] rows = ("x".repeat(1023) + "\n")
                .repeat(COPY_CHUNK / 1024)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS copied");
            statement.execute("CREATE UNLOGGED TABLE copied (line text)");
            statement.execute("CHECKPOINT");
            long begun = System.nanoTime();
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY copied FROM STDIN");
            for (int i = 0; i < COPY_CHUNKS; i++) {
                copy.writeToCopy(rows, 0, rows.length);
            }
            copy.endCopy();
            long nanos = System.nanoTime() - begun;
            statement.execute("DROP TABLE copied");
            return nanos;
        }
    }

    /** Listens and does nothing. */
    private record Looks(Wanted wanted) implements TapObserver {

        private enum Wanted {
            ALL,
            NONE
        }

        @Override
        public void opened(TapSession session) {}

        @Override
        public boolean wantsLook(TapSession session, String sql) {
            return wanted == Wanted.ALL;
        }

        @Override
        public void sending(TapSession session, TapStatement statement) {}

        @Override
        public void standsStill(TapSession session, TapStatement statement, InsideQuery inside) {}

        @Override
        public void answered(TapSession session, TapStatement statement, TapAnswer answer) {}

        @Override
        public void ending(TapSession session, long nanos) {}

        @Override
        public void ready(TapSession session, char status, long nanos) {}

        @Override
        public void closed(TapSession session, long nanos) {}
    }
}
