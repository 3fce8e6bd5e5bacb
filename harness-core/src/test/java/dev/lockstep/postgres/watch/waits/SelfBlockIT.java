package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.SelfBlock;
import dev.lockstep.lock.Party;
import dev.lockstep.lock.Party.Role;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfBlockIT {

    private static final long LONGER_THAN_CERTAINTY = SelfBlockDetector.CERTAINTY.toMillis() + 1_500;

    private EmbeddedServer server = EmbeddedServer.start(18);
    private Database database = server.create("orders");
    private WatchedTool tool = new WatchedTool(server, database);

    @AfterEach
    void close() {
        tool.close();
        database.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void an_index_build_that_waits_for_the_tools_own_idle_transaction_is_ended_and_told(int major) throws Exception {
        on(major, server -> server);
        try (Session lock = tool.session();
                Session migrator = tool.session()) {
            lock.run("BEGIN");
            lock.run("SELECT pg_advisory_xact_lock(4711)");

            String error = migrator.send("CREATE INDEX CONCURRENTLY orders_note ON orders (note)")
                    .get(30, TimeUnit.SECONDS);

            assertThat(error).contains("canceling statement due to user request");
            assertThat(tool.stop().selfBlocks()).singleElement().satisfies(block -> {
                assertThat(block.statement()).isEqualTo("CREATE INDEX CONCURRENTLY orders_note ON orders (note)");
                assertThat(block.waiter()).isEqualTo(new Party(migrator.pid(), Role.MIGRATOR, "session 2 of the tool"));
                assertThat(block.waitedFor()).startsWith("ShareLock on virtual transaction ");
                assertThat(block.holder()).isEqualTo(new Party(lock.pid(), Role.MIGRATOR, "session 1 of the tool"));
                assertThat(block.holderDid()).isEqualTo("SELECT pg_advisory_xact_lock(4711)");
            });
        }
    }

    @Test
    void a_lock_that_an_idle_session_keeps_outside_of_transactions_is_found_too() throws Exception {
        on(18, SilentServer::new);
        try (Session lock = tool.session();
                Session migrator = tool.session()) {
            lock.run("SELECT pg_advisory_lock(4711)");

            String error = migrator.send("SELECT pg_advisory_lock(4711)").get(30, TimeUnit.SECONDS);

            assertThat(error).contains("canceling statement due to user request");
            assertThat(tool.stop().selfBlocks())
                    .extracting(SelfBlock::waitedFor)
                    .containsExactly("ExclusiveLock on advisory lock 4711");
        }
    }

    @Test
    void a_tool_that_waits_for_its_own_working_session_is_left_alone() throws Exception {
        on(18, server -> server);
        try (Session worker = tool.session();
                Session migrator = tool.session()) {
            worker.run("BEGIN");
            worker.run("UPDATE orders SET note = 'y' WHERE id = 1");
            Future<String> work = worker.send("SELECT pg_sleep(" + LONGER_THAN_CERTAINTY / 1_000.0 + ")");
            Future<String> index = migrator.send("CREATE INDEX CONCURRENTLY orders_note ON orders (note)");
            assertThat(work.get()).isEmpty();
            worker.run("COMMIT");

            assertThat(index.get(30, TimeUnit.SECONDS)).isEmpty();
            assertThat(tool.stop().selfBlocks()).isEmpty();
        }
    }

    @Test
    void a_tool_whose_idle_session_does_something_now_and_then_is_left_alone() throws Exception {
        on(18, server -> server);
        try (Session lock = tool.session();
                Session migrator = tool.session()) {
            lock.run("BEGIN");
            lock.run("UPDATE orders SET note = 'y' WHERE id = 1");
            Future<String> update = migrator.send("UPDATE orders SET note = 'z' WHERE id = 1");
            for (int round = 0; round < 8; round++) {
                assertThat(endsWithin(update, 400)).isFalse();
                lock.run("SELECT 1");
            }
            lock.run("COMMIT");

            assertThat(update.get(30, TimeUnit.SECONDS)).isEmpty();
            assertThat(tool.stop().selfBlocks()).isEmpty();
        }
    }

    @Test
    void a_tool_that_waits_for_somebody_else_is_left_alone() throws Exception {
        on(18, server -> server);
        try (Session idle = tool.session();
                Session scene = tool.other(Role.SCENE, "an idle transaction");
                Session migrator = tool.session()) {
            idle.run("BEGIN");
            idle.run("SELECT FROM orders");
            scene.run("BEGIN");
            scene.run("SELECT FROM orders");
            Future<String> waits = migrator.send("ALTER TABLE orders ADD COLUMN status int");
            assertThat(endsWithin(waits, LONGER_THAN_CERTAINTY)).isFalse();
            scene.run("COMMIT");
            idle.run("COMMIT");

            assertThat(waits.get(30, TimeUnit.SECONDS)).isEmpty();
            assertThat(tool.stop().selfBlocks()).isEmpty();
        }
    }

    private static boolean endsWithin(Future<String> answer, long millis) throws Exception {
        try {
            answer.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Puts the tool on another server than the usual one. */
    private void on(int major, Seen seen) throws SQLException {
        if (major != server.majorVersion()) {
            close();
            server = EmbeddedServer.start(major);
            database = server.create("orders");
        } else {
            tool.close();
        }
        try (Session session = Session.in(database)) {
            session.run("CREATE TABLE orders (id int PRIMARY KEY, note text)");
            session.run("INSERT INTO orders SELECT n, 'x' FROM generate_series(1, 10) n");
        }
        tool = new WatchedTool(seen.as(server), database);
        tool.start();
    }

    /** How a server looks to the watch. */
    @FunctionalInterface
    private interface Seen {
        DatabaseServer as(DatabaseServer server);
    }
}
