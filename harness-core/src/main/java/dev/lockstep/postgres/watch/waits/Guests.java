package dev.lockstep.postgres.watch.waits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Looks who is in the database and has done something there since the step began. */
final class Guests {

    private static final long SELDOM = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String PRESENT =
            """
            SELECT pid, coalesce(usename, ''), coalesce(application_name, '') FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend'
              AND greatest(backend_start, state_change) > clock_timestamp() - ? * interval '1 microsecond'
            """;

    private final LookSession session;
    private final TapBypass bypass;
    private final long start;
    private long last;

    Guests(LookSession session, TapBypass bypass, long start) {
        this.session = session;
        this.bypass = bypass;
        this.start = start;
        this.last = start;
    }

    void lookNowAndThen() {
        if (System.nanoTime() - last > SELDOM) {
            look();
        }
    }

    void look() {
        last = session.ask(this::look);
    }

    private long look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRESENT)) {
            statement.setLong(1, (System.nanoTime() - start) / 1_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    bypass.present(rows.getInt(1), rows.getString(2), rows.getString(3));
                }
            }
        }
        return System.nanoTime();
    }
}
