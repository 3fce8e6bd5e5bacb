package dev.lockstep.postgres.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Moment;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds and waits of known length against the ledger's bounds. The truth is told by the session that takes the lock itself: it reads the
 * server's clock just before and just after, and before it lets go. Each truth is an interval of some microseconds; a bound that does not
 * touch it is wrong.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrationIT {

    private static final Logger log = LoggerFactory.getLogger(CalibrationIT.class);

    private static final int[] HOLDS = {0, 1, 2, 5, 10, 50, 200, 500};
    private static final int BLOCKED_MILLIS = 30;

    private static final String LOCK_AND_SLEEP =
            """
            DO $$
            DECLARE
              asked numeric := extract(epoch FROM clock_timestamp()) * 1000000;
              granted numeric;
            BEGIN
              LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
              granted := extract(epoch FROM clock_timestamp()) * 1000000;
              PERFORM pg_sleep(%s);
              PERFORM set_config('calibration.asked', trunc(asked)::text, false);
              PERFORM set_config('calibration.granted', trunc(granted)::text, false);
              PERFORM set_config('calibration.last', trunc(extract(epoch FROM clock_timestamp()) * 1000000)::text, false);
            END $$
            """;

    private EmbeddedServer server;
    private Database database;
    private TapWatch watch;

    /** How a lock is taken and held. */
    enum Form {
        /** BEGIN, the lock, a pause of the client, COMMIT. */
        TRANSACTION,
        /** All in one statement. */
        AUTOCOMMIT
    }

    record Case(int millis, Form form, String queryMode, Optional<Integer> blockedMillis) {
        @Override
        public String toString() {
            return form + " " + queryMode + ", " + millis + " ms"
                    + blockedMillis.map(ms -> ", blocked").orElse("");
        }
    }

    /** The truth, by {@code nanoTime}. */
    record Truth(long asked, long grantedFrom, long grantedTo, long releasedFrom, long releasedTo) {}

    /** What the blocker knows. */
    record Blocked(long surelyWaitingAt, long heldAt) {}

    @BeforeAll
    void start() throws SQLException {
        server = EmbeddedServer.start(18);
        database = server.create("calibration");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id int PRIMARY KEY)");
        }
        watch = TapWatch.open(server, database);
    }

    @AfterAll
    void stop() {
        watch.close();
        database.close();
        server.close();
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int millis : HOLDS) {
            for (Form form : Form.values()) {
                for (String queryMode : List.of("simple", "extended")) {
                    cases.add(new Case(millis, form, queryMode, Optional.empty()));
                    cases.add(new Case(millis, form, queryMode, Optional.of(BLOCKED_MILLIS)));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_bounds_contain_the_truth(Case one) throws Exception {
        watch.start(WatchRequest.quiet());
        StepClock clock = watch.clock();
        Truth truth;
        Optional<Blocked> blocked = Optional.empty();
        try (Connection tool = connect(one.queryMode());
                Connection blocker = database.connect()) {
            if (one.blockedMillis().isPresent()) {
                CompletableFuture<Blocked> blocking =
                        block(blocker, tool, one.blockedMillis().get());
                truth = take(tool, one);
                blocked = Optional.of(blocking.get());
            } else {
                truth = take(tool, one);
            }
        }

        Watched watched = watch.stop();

        LockHold hold = watched.statements().stream()
                .filter(statement -> statement.sql().contains("LOCK TABLE orders"))
                .flatMap(statement -> statement.locks().stream())
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE
                        && lock.target().name().equals("orders"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no hold in " + watched.statements()));
        log.info(
                "{}: held {}, acquired within {} µs, released within {} µs, waited {}",
                one,
                hold.held(),
                width(hold.acquired()),
                width(hold.released()),
                hold.waited());
        assertThat(hold.source()).isEqualTo(LockHold.Source.EXACT);
        touches(clock, hold.acquired(), truth.grantedFrom(), truth.grantedTo());
        touches(clock, hold.released(), truth.releasedFrom(), truth.releasedTo());
        assertThat(hold.held().atMostMicros() * 1_000).isGreaterThanOrEqualTo(truth.releasedFrom() - truth.grantedTo());
        assertThat(hold.held().atLeastMicros() * 1_000).isLessThanOrEqualTo(truth.releasedTo() - truth.grantedFrom());
        assertThat(hold.waited().atLeastMicros() * 1_000).isLessThanOrEqualTo(truth.grantedTo() - truth.asked());
        blocked.ifPresent(seen -> assertThat(hold.waited().atMostMicros() * 1_000)
                .isGreaterThanOrEqualTo(seen.heldAt() - seen.surelyWaitingAt()));
    }

    private Truth take(Connection tool, Case one) throws SQLException, InterruptedException {
        ServerClock before = ServerClock.read();
        long releasing = Long.MIN_VALUE;
        try (Statement statement = tool.createStatement()) {
            if (one.form() == Form.AUTOCOMMIT) {
                statement.execute(LOCK_AND_SLEEP.formatted(one.millis() / 1_000.0));
            } else {
                tool.setAutoCommit(false);
                statement.execute(LOCK_AND_SLEEP.formatted(0));
                Thread.sleep(one.millis());
                releasing = System.nanoTime();
                tool.commit();
            }
            long released = System.nanoTime();
            ServerClock after = ServerClock.read();
            ServerClock clock = new ServerClock(
                    Math.min(before.earliest(), after.earliest()), Math.max(before.latest(), after.latest()));
            long last = clock.earliest(setting(statement, "last"));
            return new Truth(
                    clock.earliest(setting(statement, "asked")),
                    clock.earliest(setting(statement, "asked")),
                    clock.latest(setting(statement, "granted")),
                    Math.max(last, releasing),
                    released);
        }
    }

    private static long setting(Statement statement, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW calibration." + name)) {
            rows.next();
            return Long.parseLong(rows.getString(1));
        }
    }

    /** Holds the lock until the tool has waited for it for some time. */
    private CompletableFuture<Blocked> block(Connection blocker, Connection tool, int millis) throws SQLException {
        int waiter = tool.unwrap(PGConnection.class).getBackendPID();
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.execute("LOCK TABLE orders IN ACCESS SHARE MODE");
        }
        return CompletableFuture.supplyAsync(() -> {
            try (Statement statement = blocker.createStatement()) {
                boolean waiting = false;
                while (!waiting) {
                    Thread.sleep(1);
                    try (ResultSet rows = statement.executeQuery(
                            "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + waiter)) {
                        rows.next();
                        waiting = rows.getInt(1) > 0;
                    }
                }
                long surelyWaiting = System.nanoTime();
                Thread.sleep(millis);
                long held = System.nanoTime();
                blocker.commit();
                return new Blocked(surelyWaiting, held);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Connection connect(String queryMode) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", watch.database().address().user());
        properties.setProperty("password", watch.database().address().password());
        properties.setProperty("preferQueryMode", queryMode);
        Connection connection = new Driver().connect(watch.database().address().jdbcUrl(), properties);
        return Optional.ofNullable(connection).orElseThrow();
    }

    private static long width(Moment moment) {
        return moment.latestMicros() - moment.earliestMicros();
    }

    private static void touches(StepClock clock, Moment bounds, long from, long to) {
        assertThat(bounds.earliestMicros() * 1_000).isLessThanOrEqualTo(to - clock.origin());
        assertThat(bounds.latestMicros() * 1_000).isGreaterThanOrEqualTo(from - clock.origin());
    }
}
