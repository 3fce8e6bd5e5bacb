package dev.lockstep.postgres.watch.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.DataState;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.TrafficSeen.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserTrafficIT {

    private static final long HELD_AT_LEAST = 500_000;

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final WatchedDatabase orders = WatchedDatabase.on(server);

    @AfterEach
    void rest() {
        orders.traffic().stop();
    }

    @AfterAll
    void stop() {
        orders.close();
        server.close();
    }

    @Test
    void is_measured_like_any_other_and_leaves_nothing_behind() {
        DataState before = orders.rows();
        start("INSERT INTO orders (note) VALUES ('mine')", "SELECT count(*) FROM orders");

        orders.run("BEGIN", "CREATE INDEX ON orders (note)", "SELECT pg_sleep(1)", "COMMIT");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(seen)
                .extracting(TrafficSeen::name)
                .containsExactly("INSERT INTO orders (note) VALUES ('mine')", "SELECT count(*) FROM orders");
        assertThat(seen).extracting(TrafficSeen::kind).containsOnly(Kind.USER);
        assertThat(seen).extracting(TrafficSeen::firstError).containsOnly("");
        assertThat(seen.get(0).blockedMicros()).isGreaterThan(HELD_AT_LEAST);
        assertThat(seen.get(1).blockedMicros()).isLessThan(HELD_AT_LEAST);
        assertThat(DataDiff.between(before, orders.rows()).isEmpty()).isTrue();
    }

    @Test
    void a_statement_that_the_migration_breaks_is_told_with_the_servers_words() {
        orders.run("ALTER TABLE orders ADD COLUMN code int");
        start("SELECT code FROM orders");

        orders.run("SELECT pg_sleep(0.5)", "ALTER TABLE orders DROP COLUMN code", "SELECT pg_sleep(1)");

        assertThat(orders.traffic().stop()).singleElement().satisfies(one -> {
            assertThat(one.errors()).isPositive().isLessThan(one.requests());
            assertThat(one.firstError()).isEqualTo("42703: column \"code\" does not exist");
        });
    }

    @Test
    void a_statement_that_does_not_run_at_this_version_is_not_sent() {
        start("SELECT * FROM invoices");

        assertThat(orders.traffic().stop())
                .containsExactly(new TrafficSeen(
                        "SELECT * FROM invoices",
                        Kind.USER,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        "not sent: 42P01: relation \"invoices\" does not exist",
                        List.of()));
    }

    @Test
    void code_of_the_users_own_works_with_a_session_that_it_cannot_commit() {
        Operation write = new Operation("write and commit", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM orders");
            }
            connection.commit();
        });
        Operation read = new Operation("read and close", connection -> {
            try (Connection session = connection;
                    Statement statement = session.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                rows.next();
            }
        });
        orders.start(Set.of(), new TrafficPlan(0, Duration.ofMillis(5), List.of(write, read)));

        orders.run("SELECT pg_sleep(0.5)");

        List<TrafficSeen> seen = orders.traffic().stop();
        assertThat(seen.get(0).firstError())
                .isEqualTo("not sent: java.sql.SQLException: "
                        + "traffic is rolled back after each request, so commit() is not for it");
        assertThat(seen.get(1).requests()).isGreaterThan(5);
        assertThat(seen.get(1).firstError()).isEmpty();
        assertThat(orders.ask("SELECT count(*) > 0 FROM orders")).isEqualTo("t");
    }

    @Test
    void a_request_that_does_not_come_back_is_ended_with_the_step() {
        Operation stuck = new Operation("sleep", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT current_setting('statement_timeout')")) {
                rows.next();
                if (rows.getString(1).equals("0")) {
                    statement.execute("SELECT pg_sleep(600)");
                }
            }
        });
        orders.start(Set.of(), new TrafficPlan(0, Duration.ofMillis(5), List.of(stuck)));
        orders.run("SELECT pg_sleep(0.1)");

        orders.traffic().stop();

        assertThat(orders.ask("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(600)%'"
                        + " AND state = 'active' AND pid <> pg_backend_pid()"))
                .isEqualTo("0");
    }

    @Test
    void text_that_is_no_sql_at_any_version_is_found_before_the_run() {
        OperationProbe probe = new OperationProbe(orders.database());

        Optional<Problem> fault = probe.fault(operation("SELEC 1"));

        assertThat(fault.map(Problem::text))
                .contains(
                        """
                        the traffic "SELEC 1" is not SQL
                          said:   42601: syntax error at or near "SELEC"
                          remedy: correct the statement""");
        assertThat(probe.fault(operation("SELECT * FROM not_there_yet"))).isEmpty();
        assertThat(probe.fault(operation("SELECT 1"))).isEmpty();
    }

    private void start(String... statements) {
        orders.start(
                Set.of(),
                new TrafficPlan(
                        0,
                        Duration.ofMillis(5),
                        SqlOperations.cut(String.join(";", statements), "here").operations()));
    }

    private static Operation operation(String sql) {
        return SqlOperations.cut(sql, "here").operations().get(0);
    }
}
