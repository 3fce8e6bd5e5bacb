package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whenever the dump of the schema changes, the snapshot's difference names the object; otherwise it is empty. */
class SnapshotAgainstDumpIT {

    private static final Logger log = LoggerFactory.getLogger(SnapshotAgainstDumpIT.class);

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("majors")
    void the_difference_is_the_difference_of_the_dumps(int major) throws Exception {
        Optional<PgDump> pgDump = PgDump.reading(major);
        announce(major, pgDump);
        List<String> violations = new ArrayList<>();
        int checked = 0;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            prepare(server);
            List<Future<CatalogueRun>> runs = new ArrayList<>();
            List<List<String>> found = new ArrayList<>();
            for (DdlCatalogue catalogue : DdlCatalogue.all()) {
                List<String> own = new ArrayList<>();
                found.add(own);
                runs.add(threads.submit(() -> run(server, catalogue, pgDump, own)));
            }
            for (Future<CatalogueRun> run : runs) {
                try {
                    checked += run.get().checked();
                } catch (java.util.concurrent.ExecutionException e) {
                    violations.add("PostgreSQL 0, " + e.getCause());
                }
            }
            found.forEach(violations::addAll);
        } finally {
            threads.shutdownNow();
        }

        assertThat(violations).isEmpty();
        assertThat(checked).isGreaterThan(250);
    }

    /** All, unless a developer asks for some with {@code -Dlockstep.majors=18}. */
    static IntStream majors() {
        return Stream.of(System.getProperty("lockstep.majors", "14,15,16,17,18").split(","))
                .mapToInt(Integer::parseInt);
    }

    private static CatalogueRun run(
            EmbeddedServer server, DdlCatalogue catalogue, Optional<PgDump> pgDump, List<String> violations)
            throws SQLException {
        try (Database database = server.create("catalogue")) {
            CatalogueRun run = new CatalogueRun(database, server.majorVersion(), pgDump);
            violations.addAll(run.run(catalogue));
            return run;
        } catch (dev.lockstep.problem.LockstepException e) {
            violations.add(e.problem().text());
            throw e;
        }
    }

    private static void prepare(EmbeddedServer server) throws SQLException {
        try (Database database = server.create("roles");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE ROLE alice; CREATE ROLE bob; CREATE ROLE boss SUPERUSER; CREATE ROLE \"Carol Smith\";"
                            + " SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE fast LOCATION ''");
        }
    }

    private static void announce(int major, Optional<PgDump> pgDump) {
        if (pgDump.isPresent()) {
            log.info(
                    "PostgreSQL {}: against pg_dump {} at {}",
                    major,
                    pgDump.get().major(),
                    pgDump.get().executable());
            return;
        }
        log.warn(
                "NO pg_dump FOR POSTGRESQL {}: against the recorded expectation alone; .ci/install-pg_dump brings one",
                major);
        assertThat(System.getenv("LOCKSTEP_REQUIRE_TOOLS"))
                .as("pg_dump for PostgreSQL %s is required; run .ci/install-pg_dump", major)
                .isNotEqualTo("1");
    }
}
