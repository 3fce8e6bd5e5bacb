package dev.lockstep.postgres.watch.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.RelationSeen.Fate;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationSizesIT {

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private Database database = server.create("sizes");
    private Connection side = database.connect();

    @BeforeEach
    void fresh() {
        drop();
        database = server.create("sizes");
        side = database.connect();
    }

    @AfterEach
    void drop() {
        try {
            side.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void run(String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private KnownRelation named(KnownRelations relations, String name) {
        return relations.all().stream()
                .filter(relation -> relation.name().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    @Test
    void counts_what_was_never_analysed() {
        run("CREATE TABLE orders (id int)", "INSERT INTO orders SELECT generate_series(1, 300000)");

        KnownRelations relations = new RelationsReader(side).readWithRows();

        assertThat(named(relations, "orders").rows()).isEqualTo(300_000);
    }

    @Test
    void counts_a_small_table_although_the_planner_believes_otherwise() {
        run(
                "CREATE TABLE orders (id int)",
                "INSERT INTO orders SELECT generate_series(1, 1000)",
                "ANALYZE orders",
                "DELETE FROM orders WHERE id > 10");

        KnownRelations relations = new RelationsReader(side).readWithRows();

        assertThat(named(relations, "orders").rows()).isEqualTo(10);
    }

    @Test
    void takes_the_planners_density_times_the_present_size_of_a_large_table() {
        run(
                "CREATE TABLE orders (id int)",
                "INSERT INTO orders SELECT generate_series(1, 300000)",
                "ANALYZE orders",
                "INSERT INTO orders SELECT generate_series(1, 300000)");

        KnownRelations relations = new RelationsReader(side).readWithRows();

        assertThat(named(relations, "orders").rows()).isBetween(590_000L, 610_000L);
    }

    @Test
    void gives_a_partitioned_table_the_rows_of_its_partitions() {
        run(
                "CREATE TABLE parts (id int) PARTITION BY RANGE (id)",
                "CREATE TABLE low PARTITION OF parts FOR VALUES FROM (0) TO (100)",
                "CREATE TABLE high PARTITION OF parts FOR VALUES FROM (100) TO (1000) PARTITION BY RANGE (id)",
                "CREATE TABLE highest PARTITION OF high FOR VALUES FROM (100) TO (1000)",
                "INSERT INTO parts SELECT generate_series(0, 499)");

        KnownRelations relations = new RelationsReader(side).readWithRows();

        assertThat(List.of("parts", "low", "high", "highest"))
                .extracting(name -> named(relations, name).rows())
                .containsExactly(500L, 100L, 400L, 400L);
    }

    @Test
    void says_to_which_table_a_relation_belongs() {
        run("CREATE TABLE orders (id serial PRIMARY KEY, note text)", "CREATE VIEW notes AS SELECT note FROM orders");

        KnownRelations relations = new RelationsReader(side).read();

        assertThat(relations.all())
                .extracting(KnownRelation::kind, relation -> relation.table().toString())
                .containsExactlyInAnyOrder(
                        tuple(Kind.TABLE, "orders"),
                        tuple(Kind.INDEX, "orders"),
                        tuple(Kind.SEQUENCE, "orders"),
                        tuple(Kind.TOAST_TABLE, "orders"),
                        tuple(Kind.INDEX, "orders"),
                        tuple(Kind.VIEW, "notes"));
    }

    @Test
    void tells_what_became_of_tables_and_of_what_was_touched() {
        run(
                "CREATE TABLE kept (id int PRIMARY KEY)",
                "CREATE TABLE doomed (id int)",
                "CREATE SEQUENCE numbers",
                "INSERT INTO kept SELECT generate_series(1, 10)");
        KnownRelations before = new RelationsReader(side).readWithRows();
        run(
                "DROP TABLE doomed",
                "ALTER TABLE kept RENAME TO renamed",
                "CREATE TABLE made (id int)",
                "INSERT INTO renamed SELECT generate_series(11, 5000)");
        KnownRelations after = new RelationsReader(side).read();
        Set<Long> touched = before.all().stream()
                .filter(relation -> relation.kind() == Kind.INDEX)
                .map(KnownRelation::oid)
                .collect(Collectors.toSet());

        List<RelationSeen> seen = new RelationSizes(before, after).compare(touched);

        assertThat(seen)
                .extracting(RelationSeen::name, RelationSeen::kind, RelationSeen::fate, RelationSeen::rows)
                .containsExactlyInAnyOrder(
                        tuple("kept", Kind.TABLE, Fate.KEPT, 10L),
                        tuple("kept_pkey", Kind.INDEX, Fate.KEPT, 0L),
                        tuple("doomed", Kind.TABLE, Fate.DROPPED, 0L),
                        tuple("made", Kind.TABLE, Fate.CREATED, 0L));
        assertThat(seen)
                .filteredOn(relation -> relation.name().equals("kept"))
                .allSatisfy(relation -> assertThat(relation.bytesAfter()).isGreaterThan(relation.bytesBefore()))
                .extracting(RelationSeen::table)
                .containsExactly(ObjectName.inPublic("kept"));
    }

    @Test
    void is_not_held_up_by_a_session_that_was_left_in_a_transaction() throws SQLException {
        run("CREATE TABLE orders (id int)", "INSERT INTO orders SELECT generate_series(1, 5000)", "ANALYZE orders");
        try (Connection left = database.connect();
                Statement statement = left.createStatement()) {
            left.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");

            KnownRelations relations = new RelationsReader(side).readWithRows();

            assertThat(named(relations, "orders"))
                    .extracting(KnownRelation::rows, relation -> relation.bytes() > 0)
                    .containsExactly(5_000L, true);
        }
    }
}
