package dev.lockstep.postgres.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Effects.IndexBuild;
import dev.lockstep.journal.Effects.Rewrite;
import dev.lockstep.journal.Effects.Scan;
import dev.lockstep.journal.Effects.Written;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.RelationSeen.Fate;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What statements do to the data, as the whole watch tells it of a tool that knows nothing of being watched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenEffectsIT {

    private static final ObjectName ORDERS = ObjectName.inPublic("orders");

    private EmbeddedServer server;
    private Database.Template template;
    private Database database;
    private TapWatch watch;

    @BeforeAll
    void startServer() throws SQLException {
        server = EmbeddedServer.start(18);
        try (Database made = server.create("seen")) {
            try (Connection connection = made.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE orders (id int PRIMARY KEY, state int, note text)");
                statement.execute("INSERT INTO orders SELECT i, i, 'note ' || i FROM generate_series(1, 5000) i");
                statement.execute("CREATE TABLE empty (id int)");
            }
            template = made.save();
        }
    }

    @AfterAll
    void stopServer() {
        template.close();
        server.close();
    }

    @BeforeEach
    void open() {
        database = server.create("seen", template);
        watch = TapWatch.open(server, database);
        watch.start(WatchRequest.quiet());
    }

    @AfterEach
    void close() {
        watch.close();
        database.close();
    }

    @Test
    void autocommitted_statements_of_one_session_each_have_their_own_scans() throws SQLException {
        List<StatementSeen> seen = autocommitted(
                "ALTER TABLE orders ALTER state SET NOT NULL",
                "ALTER TABLE orders ALTER state SET DEFAULT 1",
                "ALTER TABLE orders ADD CHECK (id > 0)",
                "ALTER TABLE orders ADD COLUMN colour int");

        assertThat(seen)
                .extracting(statement -> statement.effects().scans())
                .containsExactly(
                        List.of(new Scan(ORDERS, 1, 5_000)), List.of(), List.of(new Scan(ORDERS, 1, 5_000)), List.of());
    }

    @Test
    void what_an_index_built_concurrently_has_scanned_is_not_the_next_statements() throws SQLException {
        List<StatementSeen> seen = autocommitted(
                "CREATE UNIQUE INDEX CONCURRENTLY orders_state ON orders (state)",
                "ALTER TABLE orders ADD CONSTRAINT one_state UNIQUE USING INDEX orders_state",
                "ALTER TABLE orders ADD CHECK (id > 0)");

        assertThat(seen.get(0).effects().indexes())
                .extracting(IndexBuild::index)
                .containsExactly("orders_state");
        assertThat(seen.get(1).effects().scans()).isEmpty();
        assertThat(seen.get(1).effects().indexes()).isEmpty();
        assertThat(seen.get(2).effects().scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
    }

    @Test
    void what_a_failed_statement_has_scanned_is_not_the_next_statements() throws SQLException {
        try (Connection tool = watch.database().connect();
                Statement statement = tool.createStatement()) {
            try {
                statement.execute("ALTER TABLE orders ADD CHECK (id < 5000)");
            } catch (SQLException expected) {
                statement.execute("ALTER TABLE orders ADD CHECK (id < 5001) NOT VALID");
            }
            statement.execute("ALTER TABLE orders ADD CHECK (id > 0)");
        }
        List<StatementSeen> seen = watch.stop().statements().stream()
                .filter(statement -> statement.sql().startsWith("ALTER"))
                .toList();

        assertThat(seen.get(0).effects().scans()).isEmpty();
        assertThat(seen.get(1).effects().scans()).isEmpty();
        assertThat(seen.get(2).effects().scans()).containsExactly(new Scan(ORDERS, 1, 5_000));
    }

    @Test
    void a_full_vacuum_writes_table_and_index_anew() throws SQLException {
        List<StatementSeen> seen = autocommitted("VACUUM FULL orders", "VACUUM orders");

        assertThat(seen.get(0).effects().rewrites())
                .extracting(Rewrite::relation)
                .containsExactlyInAnyOrder("orders", "orders_pkey");
        assertThat(seen.get(1).effects().rewrites()).isEmpty();
    }

    @Test
    void a_loop_in_one_transaction_has_its_rows_counted_in_each_turn() throws SQLException {
        try (Connection tool = watch.database().connect();
                PreparedStatement update = tool.prepareStatement("UPDATE orders SET state = 0 WHERE id = ?");
                Statement alter = tool.createStatement()) {
            tool.setAutoCommit(false);
            for (int id = 1; id <= 40; id++) {
                update.setInt(1, id);
                update.executeUpdate();
            }
            alter.execute("ALTER TABLE orders ADD CHECK (id > 0)");
            tool.commit();
        }
        List<StatementSeen> seen = watch.stop().statements();

        assertThat(seen.stream()
                        .filter(statement -> statement.sql().startsWith("UPDATE"))
                        .flatMap(statement -> statement.effects().written().stream()))
                .hasSize(40)
                .containsOnly(new Written(ORDERS, 0, 1, 0));
        assertThat(seen)
                .filteredOn(statement -> statement.sql().startsWith("ALTER"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.effects().written()).isEmpty();
                    assertThat(statement.effects().scans())
                            .extracting(Scan::times)
                            .containsExactly(1L);
                });
    }

    @Test
    void the_lock_timeout_in_effect_is_told() throws SQLException {
        List<StatementSeen> seen = autocommitted("SET lock_timeout = '2s'", "ALTER TABLE orders ADD COLUMN colour int");

        assertThat(seen.get(1).lockTimeout()).contains(Duration.ofSeconds(2));
    }

    @Test
    void relations_are_told_before_and_after() throws SQLException {
        try (Connection tool = watch.database().connect();
                Statement statement = tool.createStatement()) {
            statement.execute("CREATE TABLE made (id int PRIMARY KEY)");
            statement.execute("DROP TABLE empty");
        }
        Watched watched = watch.stop();

        assertThat(watched.relations())
                .filteredOn(relation -> relation.kind().holdsRows())
                .extracting(RelationSeen::name, RelationSeen::fate, RelationSeen::rows)
                .containsExactlyInAnyOrder(
                        tuple("orders", Fate.KEPT, 5_000L),
                        tuple("empty", Fate.DROPPED, 0L),
                        tuple("made", Fate.CREATED, 0L));
    }

    @Test
    void nothing_is_told_of_new_and_empty_tables() throws SQLException {
        List<StatementSeen> seen = autocommitted(
                "CREATE TABLE made (id int PRIMARY KEY, state int)",
                "CREATE INDEX ON made (state)",
                "ALTER TABLE made ALTER state SET NOT NULL",
                "CREATE INDEX ON empty (id)");

        assertThat(seen).extracting(StatementSeen::effects).containsOnly(Effects.NONE);
    }

    private List<StatementSeen> autocommitted(String... statements) throws SQLException {
        try (Connection tool = watch.database().connect();
                Statement statement = tool.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return watch.stop().statements().stream()
                .filter(statement -> List.of(statements).contains(statement.sql()))
                .toList();
    }
}
