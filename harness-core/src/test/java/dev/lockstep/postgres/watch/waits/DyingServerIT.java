package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.Party.Role;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DyingServerIT {

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final Database database = server.create("orders");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_process_that_is_killed_takes_all_sessions_with_it_and_that_is_told() throws Exception {
        try (WatchedTool tool = new WatchedTool(server, database)) {
            Session migrator = begin(tool);
            Future<String> other = tool.session().send("SELECT pg_sleep(60)");
            ProcessHandle.of(migrator.pid()).orElseThrow().destroyForcibly();
            assertThat(other.get(30, TimeUnit.SECONDS)).isNotEmpty();

            assertThat(tool.stop().problems())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            """
                            the server ended all sessions while it was watched
                              where:  %s
                              said:   terminating any other active server processes
                              remedy: see whether the machine was out of memory or somebody stopped the server, and run again"""
                                    .formatted(database.address()));
        }
    }

    @Test
    void a_server_that_is_gone_in_the_middle_of_a_wait_hangs_nobody() throws Exception {
        try (WatchedTool tool = new WatchedTool(server, database)) {
            Session migrator = begin(tool);
            Session holder = tool.other(Role.SCENE, "a long reader");
            holder.run("SELECT pg_advisory_lock(1)");
            Future<String> waits = migrator.send("SELECT pg_advisory_lock(1)");
            try (WaitingSessions waiting = new WaitingSessions(database)) {
                waiting.await(migrator.pid());
            }
            server.close();
            assertThat(waits.get(30, TimeUnit.SECONDS)).isNotEmpty();

            WaitsSeen seen = tool.stop();

            assertThat(seen.problems()).isNotEmpty();
            assertThat(seen.waits()).hasSize(1);
        }
    }

    @Test
    void a_server_without_a_log_that_is_gone_hangs_nobody() throws Exception {
        try (WatchedTool tool = new WatchedTool(new SilentServer(server), database)) {
            Session migrator = begin(tool);
            Future<String> works = migrator.send("SELECT pg_sleep(60)");
            server.close();
            assertThat(works.get(30, TimeUnit.SECONDS)).isNotEmpty();

            assertThat(tool.stop().problems()).singleElement().satisfies(problem -> assertThat(problem.what())
                    .isEqualTo("it could not be seen any more who waits for whom"));
        }
    }

    private static Session begin(WatchedTool tool) throws SQLException {
        tool.start();
        return tool.session();
    }
}
