package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After each statement of the DDL catalogue a down is derived and run: the schema is as before, or {@code downs-not-proved.txt} says why not.
 */
class DerivedDownIT {

    private static final Logger log = LoggerFactory.getLogger(DerivedDownIT.class);

    @Test
    void a_derived_down_gives_the_schema_back_or_it_is_known_why_not() throws Exception {
        deriveAndRun(18);
    }

    @Test
    @Tag("nightly")
    void on_the_oldest_server_too() throws Exception {
        deriveAndRun(14);
    }

    private static void deriveAndRun(int major) throws Exception {
        List<UnprovedDown> known = UnprovedDown.on(major);

        List<DerivedDownRun.Tried> tried = run(major);

        long proved = tried.stream().filter(DerivedDownRun.Tried::proved).count();
        log.info("PostgreSQL {}: {} of {} derived downs give the schema back", major, proved, tried.size());
        assertThat(tried)
                .filteredOn(one -> !one.proved())
                .filteredOn(one -> known.stream().noneMatch(reason -> reason.covers(one.place())))
                .extracting(DerivedDownRun.Tried::toString)
                .as("neither proved nor known")
                .isEmpty();
        assertThat(known)
                .filteredOn(reason -> tried.stream().noneMatch(one -> !one.proved() && reason.covers(one.place())))
                .as("reasons that nothing needs")
                .isEmpty();
        assertThat(proved).isGreaterThan(480);
    }

    /** Each file has a database of its own, so that two can be run at a time. */
    private static List<DerivedDownRun.Tried> run(int major) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            prepare(server);
            List<Callable<List<DerivedDownRun.Tried>>> runs = new ArrayList<>();
            for (DdlCatalogue catalogue : DdlCatalogue.all()) {
                runs.add(() -> {
                    try (DerivedDownRun run = new DerivedDownRun(server, catalogue, major)) {
                        return run.run();
                    }
                });
            }
            List<DerivedDownRun.Tried> tried = new ArrayList<>();
            for (Future<List<DerivedDownRun.Tried>> run : threads.invokeAll(runs)) {
                tried.addAll(run.get());
            }
            return tried;
        } finally {
            threads.shutdownNow();
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
