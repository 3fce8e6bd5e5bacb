package dev.lockstep.postgres;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names of databases that tell who made them: {@code lockstep_<purpose>_<run>_<number>}.
 *
 * <p>The run's own session on the server carries the run's name too. A
 * database whose run has no session is a leftover.
 */
final class DatabaseNames {

    /** Finds the databases of runs whose session is gone, as far as the role of this session may drop them. */
    static final String LEFTOVERS =
            """
            SELECT datname FROM pg_database AS database
            WHERE datname ~ '^lockstep_[a-z0-9_]*_[a-z0-9]{10}_[0-9]+$'
            AND datname <> current_database() AND pg_has_role(datdba, 'MEMBER')
            AND NOT EXISTS (SELECT FROM pg_stat_activity AS session WHERE session.application_name
                = 'lockstep ' || substring(database.datname FROM '_([a-z0-9]{10})_[0-9]+$'))
            """;

    private static final int LONGEST_PURPOSE = 30;

    private static final int RUN_LENGTH = 10;

    private final String run;
    private final AtomicInteger created = new AtomicInteger();

    private DatabaseNames(String run) {
        this.run = run;
    }

    static DatabaseNames ofNewRun() {
        return new DatabaseNames(Password.random().substring(0, RUN_LENGTH));
    }

    /** Returns the {@code application_name} of the session that stays open as long as the run lives. */
    String sessionName() {
        return "lockstep " + run;
    }

    /** Returns a name that no other database has; it needs no quotes. */
    String next(String purpose) {
        String word = purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return "lockstep_" + word.substring(0, Math.min(word.length(), LONGEST_PURPOSE)) + "_" + run + "_"
                + created.incrementAndGet();
    }
}
