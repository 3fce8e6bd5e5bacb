package dev.lockstep.postgres.watch.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.InstalledClient;
import dev.lockstep.spi.Database;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real drivers of other languages hear the same with the tap as without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapClientsIT {

    private static final Path CLIENTS = Path.of("src/test/resources/dev/lockstep/postgres/watch/tap/clients");

    private final EmbeddedServer server = EmbeddedServer.start(18);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void psql_hears_the_same() {
        hears_the_same(InstalledClient::psql, "psql", "CREATE INDEX");
    }

    @Test
    void psycopg_hears_the_same() {
        hears_the_same(InstalledClient::psycopg, "psycopg", "[('news', 'é')]");
    }

    @Test
    void node_postgres_hears_the_same() {
        hears_the_same(InstalledClient::node, "node", "notification news é");
    }

    @Test
    void pgx_and_lib_pq_hear_the_same() {
        hears_the_same(InstalledClient::go, "go", "1499514 7028");
    }

    private void hears_the_same(Function<Path, InstalledClient> installation, String folder, String said) {
        InstalledClient client = installation.apply(CLIENTS.resolve(folder));
        String expected;
        try (Database direct = server.create("direct")) {
            expected = plain(client.run(direct.address()));
        }
        assertThat(expected).contains(said);

        for (RecordingObserver seen :
                new RecordingObserver[] {RecordingObserver.lookingAtAll(), RecordingObserver.lookingAtNothing()}) {
            try (Database tapped = server.create("tapped");
                    Tap tap = Tap.listen(tapped.address(), seen)) {
                assertThat(plain(client.run(tap.address()))).isEqualTo(expected);
            }
            assertThat(seen.of(1)).contains("opened", "ready I").anyMatch(line -> line.startsWith("answered"));
        }
    }

    /** Takes away what differs between any two runs: process ids. */
    private static String plain(String said) {
        return said.replaceAll("PID \\d+", "PID").replaceAll("node:\\d+", "node");
    }
}
