package dev.lockstep.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import liquibase.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions keep out of each other's way and out of the rest of the JVM's, and they free what they took. */
class LiquibaseIsolationIT {

    private static final String LOCKED = "SELECT locked FROM databasechangeloglock";
    private static final MigrationId FIRST = new MigrationId("ann:1");

    private static EmbeddedServer server;

    @TempDir
    private Path root;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(17);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void frees_the_lock_after_a_failure() {
        ChangelogFolder folder =
                new ChangelogFolder(root).sql("changelog.sql", "--changeset ann:1\nCREATE TABLE a (id nope);\n");

        try (Database database = server.create("lock");
                MigrationSession session = folder.open(database)) {
            Outcome outcome = session.apply(FIRST);

            assertThat(outcome.isCompleted()).isFalse();
            assertThat(Sql.ask(database, LOCKED)).isEqualTo("f");
        }
    }

    @Test
    void frees_the_lock_after_the_session_was_ended_from_outside() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1
                        SELECT pg_terminate_backend(pg_backend_pid());
                        """);

        try (Database database = server.create("lock");
                MigrationSession session = folder.open(database)) {
            Outcome outcome = session.apply(FIRST);

            assertThat(outcome.isCompleted()).isFalse();
            assertThat(Sql.ask(database, LOCKED)).isEqualTo("f");
        }
    }

    @Test
    void ends_the_work_and_frees_the_lock_when_interrupted() throws Exception {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql("changelog.sql", "--changeset ann:1\nSELECT pg_sleep(3600);\n--rollback empty\n");
        ExecutorService other = Executors.newSingleThreadExecutor();

        try (Database database = server.create("lock");
                MigrationSession session = folder.open(database)) {
            Thread self = Thread.currentThread();
            Future<?> interrupter = other.submit(() -> {
                while (Sql.ask(database, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                        .equals("0")) {
                    Sql.ask(database, "SELECT pg_sleep(0.05)::text");
                }
                self.interrupt();
            });
            Outcome outcome = session.apply(FIRST);

            assertThat(Thread.interrupted()).isTrue();
            interrupter.get();
            assertThat(outcome.fold(() -> "", problem -> problem.evidence().get(0), reason -> ""))
                    .startsWith("57P01: terminating connection due to administrator command");
            assertThat(Sql.ask(database, LOCKED)).isEqualTo("f");
            assertThat(session.applied()).isEmpty();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void does_nothing_when_interrupted_beforehand() {
        ChangelogFolder folder =
                new ChangelogFolder(root).sql("changelog.sql", "--changeset ann:1\nSELECT pg_sleep(3600);\n");

        try (Database database = server.create("lock");
                MigrationSession session = folder.open(database)) {
            Thread.currentThread().interrupt();
            Outcome outcome = session.apply(FIRST);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome.isCompleted()).isFalse();
            assertThat(session.applied()).isEmpty();
        }
    }

    @Test
    void sessions_in_parallel_threads_do_not_disturb_each_other() throws Exception {
        StringBuilder changesets = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            changesets.append(
                    "--changeset ann:%1$d\nCREATE TABLE t%1$d (id int);\n--rollback DROP TABLE t%1$d;\n".formatted(i));
        }
        ChangelogFolder folder = new ChangelogFolder(root).sql("changelog.sql", changesets.toString());
        // The threads inherit this scope, as a test suite's threads inherit one that some test made first.
        Scope.getCurrentScope();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        try {
            List<Future<List<Outcome>>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(() -> upDownUp(folder)));
            }
            for (Future<List<Outcome>> run : runs) {
                assertThat(run.get()).hasSize(36).containsOnly(Outcome.completed());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Outcome> upDownUp(ChangelogFolder folder) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Database database = server.create("parallel");
                MigrationSession session = folder.open(database)) {
            for (Migration migration : session.migrations()) {
                outcomes.add(session.apply(migration.id()));
                outcomes.add(session.revert(migration.id()));
                outcomes.add(session.apply(migration.id()));
            }
        }
        return outcomes;
    }

    @Test
    void prints_nothing_logs_nothing_by_itself_and_leaves_the_callers_scope_alone() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql("changelog.sql", "--changeset ann:1\nCREATE TABLE a (id int);\n--rollback DROP TABLE a;\n");
        Scope before = Scope.getCurrentScope();
        List<String> logged = new ArrayList<>();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));

        try (Database database = server.create("quiet");
                MigrationSession session = folder.open(database)) {
            session.apply(FIRST);
            session.revert(FIRST);
        } finally {
            System.setOut(out);
            Logger.getLogger("").removeHandler(handler);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(logged).isEmpty();
        assertThat(Scope.getCurrentScope()).isSameAs(before);
    }
}
