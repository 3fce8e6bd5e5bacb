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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whenever the dump of the schema changes, the snapshot's difference names the object; otherwise it is empty.
 *
 * <p>{@code -Dlockstep.majors=18} runs on some servers only, {@code -Dlockstep.dumped.majors=14,15,16,17,18} compares with
 * dumps on all of them; without it, 16 and 17 are held to what was recorded of the dumps, which saves a third of the time.
 */
class SnapshotAgainstDumpIT {

    private static final Logger log = LoggerFactory.getLogger(SnapshotAgainstDumpIT.class);

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("majors")
    void the_difference_is_the_difference_of_the_dumps(int major) throws Exception {
        Optional<PgDump> pgDump = pgDumpFor(major);

        List<CatalogueRun.Result> results = run(major, pgDump);

        assertThat(results.stream().flatMap(result -> result.violations().stream()))
                .isEmpty();
        assertThat(results.stream().mapToInt(CatalogueRun.Result::checked).sum())
                .isGreaterThan(600);
    }

    static IntStream majors() {
        return majorsIn("lockstep.majors", "14,15,16,17,18");
    }

    private static IntStream majorsIn(String property, String otherwise) {
        return Stream.of(System.getProperty(property, otherwise).split(",")).mapToInt(Integer::parseInt);
    }

    private static Optional<PgDump> pgDumpFor(int major) {
        if (majorsIn("lockstep.dumped.majors", "14,15,18").noneMatch(dumped -> dumped == major)) {
            log.info("PostgreSQL {}: against what was recorded of the dumps", major);
            return Optional.empty();
        }
        Optional<PgDump> pgDump = PgDump.reading(major);
        if (pgDump.isEmpty()) {
            log.warn(
                    "NO pg_dump READS POSTGRESQL {}: against the recorded effects only. .ci/install-pg_dump gets one",
                    major);
            assertThat(System.getenv("LOCKSTEP_REQUIRE_TOOLS"))
                    .as("pg_dump for PostgreSQL %s is required, .ci/install-pg_dump gets one", major)
                    .isNotEqualTo("1");
        }
        pgDump.ifPresent(dump -> log.info("PostgreSQL {}: against pg_dump {}", major, dump.major()));
        return pgDump;
    }

    /** Each file has a database of its own, so that two can be run at a time. */
    private static List<CatalogueRun.Result> run(int major, Optional<PgDump> pgDump) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            prepare(server);
            List<Callable<CatalogueRun.Result>> runs = new ArrayList<>();
            for (DdlCatalogue catalogue : DdlCatalogue.all()) {
                runs.add(() -> run(server, pgDump, catalogue));
            }
            List<CatalogueRun.Result> results = new ArrayList<>();
            for (Future<CatalogueRun.Result> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static CatalogueRun.Result run(EmbeddedServer server, Optional<PgDump> pgDump, DdlCatalogue catalogue)
            throws SQLException {
        try (Database database = server.create("catalogue")) {
            return new CatalogueRun(database, server.majorVersion(), pgDump).run(catalogue);
        }
    }

    private static void prepare(EmbeddedServer server) throws SQLException {
        try (Database database = server.create("roles");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE alice; CREATE ROLE bob; CREATE ROLE boss SUPERUSER;"
                    + " CREATE ROLE \"Carol Smith\"; SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE fast LOCATION ''");
        }
    }
}
