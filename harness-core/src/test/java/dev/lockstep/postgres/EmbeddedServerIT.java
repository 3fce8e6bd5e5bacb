package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerIT {

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void creates_saves_and_restores_databases_on_every_major_version(int major) throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(major);
                Database database = server.create("orders")) {
            run(database, "CREATE TABLE orders (id int)");
            Connection forgotten = database.connect();
            try (Database.Template before = database.save()) {
                run(database, "DROP TABLE orders");

                database.restore(before);
            }

            assertThat(server.majorVersion()).isEqualTo(major);
            assertThat(server.description()).startsWith("embedded PostgreSQL " + major + ".");
            assertThat(ask(database, "SELECT count(*) FROM orders")).isEqualTo("0");
            assertThat(forgotten.isValid(5)).isFalse();
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
