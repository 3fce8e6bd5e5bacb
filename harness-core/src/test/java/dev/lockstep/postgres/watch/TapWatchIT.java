package dev.lockstep.postgres.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.StatementSeen.Block;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapWatchIT {

    private EmbeddedServer server;
    private Database database;
    private TapWatch watch;

    @BeforeAll
    void startServer() {
        server = EmbeddedServer.start(18);
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        database = server.create("watch");
        direct(
                "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text)",
                "CREATE TABLE items (id int PRIMARY KEY)",
                "INSERT INTO orders (note) SELECT 'x' FROM generate_series(1, 100)");
        watch = TapWatch.open(server, database);
    }

    @AfterEach
    void close() {
        watch.close();
        database.close();
    }

    @Test
    void sees_nothing_where_nothing_is_done() {
        watch.start(WatchRequest.quiet());

        Watched watched = watch.stop();

        assertThat(watched.statements()).isEmpty();
        assertThat(watched.unseen()).singleElement().satisfies(problem -> assertThat(problem.what())
                .contains("opened no session"));
        assertThat(watched.relations()).extracting(RelationSeen::fate).containsOnly(RelationSeen.Fate.KEPT);
        assertThat(watch.stop()).isEqualTo(Watched.nothing());
    }

    @Test
    void sees_an_autocommitted_statement_with_the_locks_on_tables_indexes_and_toast() throws SQLException {
        watch.start(WatchRequest.quiet());
        tool("ALTER TABLE orders ALTER COLUMN id TYPE int");

        StatementSeen statement = only("ALTER TABLE orders");
        assertThat(statement.block()).isEqualTo(Block.AUTOCOMMIT);
        assertThat(statement.command()).isEqualTo("ALTER TABLE");
        assertThat(statement.error()).isEmpty();
        assertThat(statement.locks())
                .filteredOn(hold -> hold.mode() == LockMode.ACCESS_EXCLUSIVE)
                .extracting(LockHold::source)
                .containsOnly(LockHold.Source.EXACT);
        assertThat(statement.effects().rewrites())
                .extracting(rewrite -> rewrite.relation())
                .contains("orders");
        assertThat(names(statement, LockTarget.Kind.TABLE)).containsExactly("orders");
        assertThat(names(statement, LockTarget.Kind.INDEX)).contains("orders_pkey");
        assertThat(names(statement, LockTarget.Kind.SEQUENCE)).containsOnly("orders_id_seq");
        assertThat(statement.locks())
                .filteredOn(hold -> hold.target().kind() == LockTarget.Kind.TOAST_TABLE)
                .isNotEmpty()
                .allSatisfy(
                        hold -> assertThat(hold.target().table().orElseThrow()).hasToString("orders"));
    }

    @Test
    void sees_what_a_sort_puts_into_temporary_files() throws SQLException {
        watch.start(WatchRequest.quiet());
        inTransaction(
                "SET LOCAL work_mem = '64kB'",
                "CREATE TABLE sorted AS SELECT i FROM generate_series(1, 50000) i ORDER BY md5(i::text)",
                "CREATE TABLE unsorted AS SELECT 1 AS one");

        Watched watched = watch.stop();

        assertThat(find(watched, "TABLE sorted").effects().temporaryBytes().orElse(0))
                .isGreaterThan(500_000);
        assertThat(find(watched, "TABLE unsorted").effects().temporaryBytes()).isEmpty();
    }

    @Test
    void a_function_from_before_the_step_that_gives_up_what_is_prepared_fails_nobody() throws SQLException {
        tool(
                "CREATE FUNCTION sly() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN EXECUTE 'deallocate all'; END$$",
                "CREATE EVENT TRIGGER sly ON ddl_command_end EXECUTE FUNCTION sly()");
        watch.start(WatchRequest.quiet());
        tool("ALTER TABLE orders ADD COLUMN a int", "ALTER TABLE orders ADD COLUMN b int", "DROP EVENT TRIGGER sly");

        Watched watched = watch.stop();

        assertThat(watched.unseen()).isEmpty();
        assertThat(watched.statements())
                .filteredOn(statement -> statement.sql().startsWith("ALTER"))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement.error()).isEmpty())
                .allSatisfy(statement ->
                        assertThat(names(statement, LockTarget.Kind.TABLE)).containsExactly("orders"));
    }

    @Test
    void a_session_that_gives_up_what_is_prepared_in_it_is_looked_at_all_the_same() throws SQLException {
        watch.start(WatchRequest.quiet());
        tool(
                "ALTER TABLE orders ADD COLUMN a int",
                "DEALLOCATE ALL",
                "ALTER TABLE orders ADD COLUMN b int",
                "DISCARD ALL",
                "ALTER TABLE orders ADD COLUMN c int",
                "DO $$BEGIN EXECUTE 'deallocate all'; END$$",
                "ALTER TABLE orders ALTER COLUMN id TYPE int");

        Watched watched = watch.stop();

        assertThat(watched.unseen()).isEmpty();
        assertThat(watched.statements())
                .filteredOn(statement -> statement.sql().startsWith("ALTER"))
                .hasSize(4)
                .allSatisfy(statement -> assertThat(statement.error()).isEmpty())
                .allSatisfy(statement ->
                        assertThat(names(statement, LockTarget.Kind.TABLE)).containsExactly("orders"));
        assertThat(find(watched, "TYPE int").effects().rewrites()).isNotEmpty();
    }

    @Test
    void holds_last_until_the_end_of_the_transaction_and_belong_to_the_first_statement_seen_with_them()
            throws SQLException {
        watch.start(WatchRequest.quiet());
        inTransaction(
                "ALTER TABLE orders ADD COLUMN more int",
                "ALTER TABLE orders ADD COLUMN yet_more int",
                "LOCK items IN SHARE MODE");

        Watched watched = watch.stop();

        StatementSeen first = find(watched, "ADD COLUMN more");
        StatementSeen second = find(watched, "ADD COLUMN yet_more");
        StatementSeen third = find(watched, "LOCK items");
        assertThat(first.block()).isEqualTo(Block.EXPLICIT);
        assertThat(List.of(second.transaction(), third.transaction())).containsOnly(first.transaction());
        assertThat(second.locks()).isEmpty();
        LockHold onOrders = first.locks().get(0);
        LockHold onItems = third.locks().get(0);
        assertThat(onOrders.mode()).isEqualTo(LockMode.ACCESS_EXCLUSIVE);
        assertThat(onItems.mode()).isEqualTo(LockMode.SHARE);
        assertThat(onOrders.released()).isEqualTo(onItems.released());
        assertThat(onOrders.released().earliestMicros()).isGreaterThanOrEqualTo(third.endMicros());
    }

    @Test
    void numbers_the_transactions() throws SQLException {
        watch.start(WatchRequest.quiet());
        tool("CREATE TABLE a (id int)", "CREATE TABLE b (id int)");
        inTransaction("CREATE TABLE c (id int)", "CREATE TABLE d (id int)");

        Watched watched = watch.stop();

        int a = find(watched, "TABLE a").transaction();
        int b = find(watched, "TABLE b").transaction();
        int c = find(watched, "TABLE c").transaction();
        int d = find(watched, "TABLE d").transaction();
        assertThat(List.of(a, b, c)).doesNotHaveDuplicates();
        assertThat(d).isEqualTo(c);
    }

    @Test
    void relations_keep_the_names_that_they_had() throws SQLException {
        watch.start(WatchRequest.quiet());
        inTransaction("ALTER TABLE orders RENAME TO old_orders", "DROP TABLE items", "CREATE TABLE orders (id int)");

        Watched watched = watch.stop();

        assertThat(names(find(watched, "RENAME"), LockTarget.Kind.TABLE)).containsExactly("orders");
        assertThat(names(find(watched, "DROP"), LockTarget.Kind.TABLE)).containsExactly("items");
        assertThat(names(find(watched, "DROP"), LockTarget.Kind.INDEX)).containsExactly("items_pkey");
    }

    @Test
    void leaves_out_locks_on_what_the_same_transaction_made_for_nobody_can_wait_for_them() throws SQLException {
        watch.start(WatchRequest.quiet());
        inTransaction(
                "CREATE TABLE fresh (id int PRIMARY KEY REFERENCES items)", "ALTER TABLE fresh ADD COLUMN more int");

        Watched watched = watch.stop();

        assertThat(names(find(watched, "CREATE TABLE fresh"), LockTarget.Kind.TABLE))
                .containsExactly("items");
        assertThat(find(watched, "ALTER TABLE fresh").locks()).isEmpty();
    }

    @Test
    void names_what_an_earlier_transaction_of_the_step_made_as_it_was_called_then() throws SQLException {
        watch.start(WatchRequest.quiet());
        tool(
                "CREATE TABLE orders_new (id int PRIMARY KEY)",
                "ALTER TABLE orders_new ADD COLUMN more int",
                "DROP TABLE orders",
                "ALTER TABLE orders_new RENAME TO orders");

        Watched watched = watch.stop();

        assertThat(names(find(watched, "ADD COLUMN more"), LockTarget.Kind.TABLE))
                .containsExactly("orders_new");
        assertThat(names(find(watched, "RENAME"), LockTarget.Kind.TABLE)).containsExactly("orders_new");
        assertThat(names(find(watched, "DROP"), LockTarget.Kind.TABLE)).containsExactly("orders");
    }

    @Test
    void a_failed_statement_has_its_error_and_ends_the_locks_of_its_transaction() throws SQLException {
        watch.start(WatchRequest.quiet());
        try (Connection connection = watch.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK orders");
            assertThat(fails(statement, "ALTER TABLE missing ADD COLUMN x int")).isTrue();
            statement.getConnection().rollback();
        }

        Watched watched = watch.stop();

        StatementSeen failed = find(watched, "missing");
        LockHold onOrders = find(watched, "LOCK orders").locks().get(0);
        assertThat(failed.error()).isEqualTo("42P01: relation \"missing\" does not exist");
        assertThat(failed.command()).isEmpty();
        assertThat(onOrders.released().earliestMicros()).isLessThanOrEqualTo(failed.endMicros());
        assertThat(onOrders.released().latestMicros())
                .isLessThan(find(watched, "ROLLBACK").startMicros());
    }

    @Test
    void an_advisory_lock_of_the_session_outlives_the_transaction() throws SQLException {
        watch.start(WatchRequest.quiet());
        tool("SELECT pg_advisory_lock(4711)", "CREATE TABLE a (id int)", "SELECT pg_advisory_unlock(4711)");

        Watched watched = watch.stop();

        LockHold hold = find(watched, "pg_advisory_lock").locks().get(0);
        assertThat(hold.target().kind()).isEqualTo(LockTarget.Kind.ADVISORY);
        assertThat(hold.target().name()).isEqualTo("advisory lock 4711");
        assertThat(hold.released().earliestMicros())
                .isGreaterThanOrEqualTo(find(watched, "TABLE a").endMicros());
        assertThat(hold.released().latestMicros())
                .isLessThanOrEqualTo(find(watched, "unlock").endMicros() + 1_000_000);
    }

    @Test
    void what_several_transactions_of_one_statement_lock_is_sampled() throws SQLException {
        direct("INSERT INTO orders (note) SELECT 'y' FROM generate_series(1, 200000)");
        watch.start(WatchRequest.quiet());
        tool("CREATE INDEX CONCURRENTLY by_note ON orders (note)");

        StatementSeen statement = only("CONCURRENTLY");

        assertThat(statement.block()).isEqualTo(Block.SEVERAL);
        assertThat(statement.locks()).isNotEmpty().allSatisfy(hold -> assertThat(hold.source())
                .isEqualTo(LockHold.Source.SAMPLED));
        assertThat(statement.locks().stream()
                        .filter(hold -> hold.target().name().equals("orders"))
                        .map(LockHold::mode))
                .contains(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    @Test
    void can_be_stopped_while_the_tool_still_hangs() throws SQLException, InterruptedException {
        watch.start(WatchRequest.quiet());
        try (Connection blocker = database.connect();
                Statement block = blocker.createStatement();
                Connection connection = watch.database().connect();
                Statement hang = connection.createStatement()) {
            blocker.setAutoCommit(false);
            block.execute("LOCK items");
            connection.setAutoCommit(false);
            hang.execute("LOCK orders");
            Thread tool = new Thread(() -> fails(hang, "LOCK items"));
            tool.start();
            waitUntilBlocked(connection);

            Watched watched = watch.stop();

            blocker.rollback();
            tool.join();
            assertThat(find(watched, "LOCK items").error())
                    .isEqualTo("the server had not answered when the step was over");
            LockHold onOrders = find(watched, "LOCK orders").locks().get(0);
            assertThat(onOrders.released().latestMicros())
                    .isGreaterThanOrEqualTo(find(watched, "LOCK items").startMicros());
        }
    }

    @Test
    void goes_on_after_the_database_was_restored() throws SQLException {
        try (Database.Template saved = database.save()) {
            watch.start(WatchRequest.quiet());
            tool("DROP TABLE items");
            watch.stop();
            database.restore(saved);

            watch.start(WatchRequest.quiet());
            tool("DROP TABLE items");
        }

        Watched watched = watch.stop();

        assertThat(watched.unseen()).isEmpty();
        assertThat(names(find(watched, "DROP"), LockTarget.Kind.TABLE)).containsExactly("items");
    }

    @Test
    void knows_what_a_session_holds_that_was_there_before_the_step() throws SQLException {
        try (Connection connection = watch.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(1)");
            watch.start(WatchRequest.quiet());
            statement.execute("DROP TABLE items");

            Watched watched = watch.stop();

            assertThat(find(watched, "DROP").locks())
                    .extracting(hold -> hold.target().kind())
                    .doesNotContain(LockTarget.Kind.ADVISORY);
        }
    }

    @Test
    void follows_a_session_whose_client_leaves_in_the_middle_of_its_transaction() throws SQLException {
        watch.start(WatchRequest.quiet());
        try (Connection connection = watch.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK orders");
        }

        LockHold hold = only("LOCK orders").locks().get(0);

        assertThat(hold.mode()).isEqualTo(LockMode.ACCESS_EXCLUSIVE);
    }

    @Test
    void tells_what_it_cannot_see_when_the_server_is_gone() throws SQLException {
        EmbeddedServer doomed = EmbeddedServer.start(18);
        Database lost = doomed.create("lost");
        try (Connection before = lost.connect();
                Statement create = before.createStatement()) {
            create.execute("CREATE TABLE a (id int)");
        }
        try (TapWatch last = TapWatch.open(doomed, lost);
                Connection connection = last.database().connect();
                Statement statement = connection.createStatement()) {
            last.start(WatchRequest.quiet());
            statement.execute("DROP TABLE a");
            doomed.close();
            assertThat(fails(statement, "CREATE TABLE b (id int)")).isTrue();

            Watched watched = last.stop();

            assertThat(find(watched, "DROP TABLE a").locks()).isNotEmpty();
            assertThat(watched.statements()).isNotEmpty();
        }
    }

    private StatementSeen only(String part) {
        return find(watch.stop(), part);
    }

    private static StatementSeen find(Watched watched, String part) {
        return watched.statements().stream()
                .filter(statement -> statement.sql().contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement with " + part + " among " + watched.statements()));
    }

    private static List<String> names(StatementSeen statement, LockTarget.Kind kind) {
        return statement.locks().stream()
                .filter(hold -> hold.target().kind() == kind)
                .map(hold -> hold.target().name())
                .distinct()
                .toList();
    }

    private void tool(String... statements) throws SQLException {
        try (Connection connection = watch.database().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void inTransaction(String... statements) throws SQLException {
        try (Connection connection = watch.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private void direct(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static boolean fails(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    private void waitUntilBlocked(Connection waiting) throws SQLException, InterruptedException {
        int pid = waiting.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (true) {
                try (var rows = statement.executeQuery("SELECT cardinality(pg_blocking_pids(" + pid + "))")) {
                    rows.next();
                    if (rows.getInt(1) > 0) {
                        return;
                    }
                }
                Thread.sleep(2);
            }
        }
    }
}
