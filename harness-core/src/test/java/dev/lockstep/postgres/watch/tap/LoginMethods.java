package dev.lockstep.postgres.watch.tap;

import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets the roles of a server of ours in without a password, except those that are named after another method. */
final class LoginMethods {

    static final String PASSWORD = "open sésame";

    private static final String RULES =
            """
            host all with_scram 127.0.0.1/32 scram-sha-256
            host all with_md5 127.0.0.1/32 md5
            host all with_password 127.0.0.1/32 password
            host all all 127.0.0.1/32 trust
            """;

    private LoginMethods() {}

    static void open(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE with_scram SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE ROLE with_password SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("SET password_encryption = 'md5'");
            statement.execute("CREATE ROLE with_md5 SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
            String file;
            try (ResultSet rows = statement.executeQuery("SHOW hba_file")) {
                rows.next();
                file = rows.getString(1);
            }
            for (String rule : RULES.split("\n", -1)) {
                statement.execute("CREATE TEMP TABLE IF NOT EXISTS rules (line text)");
                statement.execute("INSERT INTO rules VALUES ('" + rule + "')");
            }
            statement.execute("COPY rules TO '" + file + "'");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
