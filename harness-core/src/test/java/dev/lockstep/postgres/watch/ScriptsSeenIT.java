package dev.lockstep.postgres.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.StatementSeen.Block;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.WatchRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several statements in one message, behind the BEGIN that the driver sends with it or in a block that is open. */
class ScriptsSeenIT {

    private static final String SCRIPT =
            """
            SELECT count(*) FROM big;
            ALTER TABLE big ADD COLUMN c int;
            CREATE INDEX by_c ON big (c);
            ALTER TABLE other ADD CHECK (id > 0);
            """;

    /** When the script comes. */
    private enum Arrival {
        WITH_BEGIN,
        IN_AN_OPEN_BLOCK
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void scans_and_locks_of_a_script_belong_to_the_statements_that_made_them(int major) throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            for (Arrival arrival : Arrival.values()) {
                try (Database database = server.create("scripts")) {
                    assertAttributed(watched(server, database, arrival));
                }
            }
        }
    }

    private static void assertAttributed(Watched watched) {
        StatementSeen count = find(watched, "SELECT count(*)");
        StatementSeen column = find(watched, "ALTER TABLE big");
        StatementSeen index = find(watched, "CREATE INDEX");
        StatementSeen check = find(watched, "ALTER TABLE other");
        assertThat(List.of(count, column, index, check)).allSatisfy(statement -> {
            assertThat(statement.block()).isEqualTo(Block.EXPLICIT);
            assertThat(statement.transaction()).isEqualTo(count.transaction());
        });
        assertThat(scanned(count)).containsExactly("big");
        assertThat(scanned(column)).isEmpty();
        assertThat(scanned(index)).containsExactly("big");
        assertThat(scanned(check)).containsExactly("other");
        assertThat(modes(count)).containsExactly(LockMode.ACCESS_SHARE);
        assertThat(modes(column)).containsExactly(LockMode.ACCESS_EXCLUSIVE);
        assertThat(modes(check)).containsExactly(LockMode.ACCESS_EXCLUSIVE);
        assertThat(column.startMicros()).isGreaterThanOrEqualTo(count.endMicros());
        assertThat(index.effects().indexes()).hasSize(1);
        assertThat(List.of(column, check))
                .allSatisfy(
                        statement -> assertThat(statement.effects().indexes()).isEmpty());
    }

    private static Watched watched(EmbeddedServer server, Database database, Arrival arrival) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE big (id int)");
            statement.execute("INSERT INTO big SELECT generate_series(1, 20000)");
            statement.execute("CREATE TABLE other AS TABLE big");
        }
        try (TapWatch watch = TapWatch.open(server, database)) {
            watch.start(WatchRequest.quiet());
            DatabaseAddress address = watch.database().address();
            String simple = address.jdbcUrl() + "?preferQueryMode=simple";
            try (Connection connection = DriverManager.getConnection(simple, address.user(), address.password());
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                if (arrival == Arrival.IN_AN_OPEN_BLOCK) {
                    statement.execute("SET LOCAL lock_timeout = '2s'");
                }
                statement.execute(SCRIPT);
                connection.commit();
            }
            return watch.stop();
        }
    }

    private static StatementSeen find(Watched watched, String beginning) {
        List<StatementSeen> found = watched.statements().stream()
                .filter(statement -> statement.sql().startsWith(beginning))
                .toList();
        assertThat(found).as("%s among %s", beginning, watched.statements()).hasSize(1);
        return found.get(0);
    }

    private static List<String> scanned(StatementSeen statement) {
        return statement.effects().scans().stream()
                .map(Effects.Scan::table)
                .map(Object::toString)
                .toList();
    }

    private static List<LockMode> modes(StatementSeen statement) {
        return statement.locks().stream()
                .filter(hold -> hold.target().kind() == LockTarget.Kind.TABLE)
                .map(LockHold::mode)
                .toList();
    }
}
