package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseIT {

    private static final String PROPERTIES =
            """
            SELECT concat_ws(' | ', shobj_description(d.oid, 'pg_database'), datacl, s.setconfig)
            FROM pg_database d LEFT JOIN pg_db_role_setting s ON s.setdatabase = d.oid AND s.setrole = 0
            WHERE datname = current_database()
            """;

    private final EmbeddedServer server = EmbeddedServer.start(18);
    private final Database database = server.create("orders");
    private final Sql sql = new Sql(database);
    private final Database.Template empty = database.save();

    @AfterEach
    void empty() {
        database.restore(empty);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void is_as_it_was_after_a_restore() {
        sql.run("CREATE TABLE orders AS SELECT generate_series(1, 1000) AS id");
        try (Database.Template saved = database.save()) {
            sql.run("DELETE FROM orders WHERE id > 10");

            database.restore(saved);
        }

        assertThat(sql.ask("SELECT count(*) FROM orders")).isEqualTo("1000");
    }

    @Test
    void can_be_restored_as_often_as_one_likes_and_at_the_same_address() {
        String address = database.address().toString();
        try (Database.Template saved = database.save()) {
            for (int round = 0; round < 3; round++) {
                sql.run("CREATE TABLE orders (id int)");
                database.restore(saved);
            }
        }

        assertThat(sql.ask("SELECT count(*) FROM pg_class WHERE relname = 'orders'"))
                .isEqualTo("0");
        assertThat(database.address()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMENT ON DATABASE %s IS 'It''s {ours}, 100 %%s'",
                "ALTER DATABASE %s SET search_path = ''",
                "ALTER DATABASE %s SET search_path = \"$user\", \"odd, name\", public",
                "ALTER DATABASE %s SET work_mem = '64MB'",
                "ALTER DATABASE %s SET lockstep_test.word = 'it''s \"x\"'",
                "GRANT CREATE ON DATABASE %s TO pg_monitor WITH GRANT OPTION",
                "REVOKE CONNECT ON DATABASE %s FROM PUBLIC",
            })
    void keeps_what_belongs_to_the_database_as_a_whole(String statement) {
        String untouched = sql.ask(PROPERTIES);
        sql.run(statement.formatted(database.address().database()));
        String changed = sql.ask(PROPERTIES);
        Database.Template saved = database.save();

        database.restore(saved);

        assertThat(sql.ask(PROPERTIES)).isEqualTo(changed).isNotEqualTo(untouched);
        saved.close();
    }

    @Test
    void forgets_what_a_migration_did_to_the_database_as_a_whole() {
        String untouched = sql.ask(PROPERTIES);
        try (Database.Template saved = database.save()) {
            sql.run("COMMENT ON DATABASE " + database.address().database() + " IS 'changed'");

            database.restore(saved);
        }

        assertThat(sql.ask(PROPERTIES)).isEqualTo(untouched);
    }

    @Test
    void keeps_the_settings_of_one_role() {
        sql.run("CREATE ROLE \"Order clerk\"");
        sql.run("ALTER ROLE \"Order clerk\" IN DATABASE " + database.address().database() + " SET jit = off");
        Database.Template saved = database.save();

        database.restore(saved);

        assertThat(
                        sql.ask(
                                """
                        SELECT setconfig FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase
                        WHERE datname = current_database() AND setrole = '"Order clerk"'::regrole
                        """))
                .isEqualTo("{jit=off}");
        saved.close();
    }

    @Test
    void ends_the_sessions_that_are_in_it_before_it_is_copied() throws SQLException {
        try (Connection forgotten = database.connect()) {
            forgotten.setAutoCommit(false);
            forgotten.createStatement().execute("CREATE TABLE half_done (id int)");

            try (Database.Template saved = database.save()) {
                assertThat(forgotten.isValid(5)).isFalse();
                database.restore(saved);
            }

            assertThat(sql.ask("SELECT count(*) FROM pg_class WHERE relname = 'half_done'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void ends_no_session_of_another_database() throws SQLException {
        try (Database other = server.create("other");
                Connection elsewhere = other.connect();
                Connection here = database.connect()) {
            try (Database.Template saved = database.save()) {
                database.restore(saved);
            }

            assertThat(elsewhere.isValid(10)).isTrue();
            assertThat(here.isValid(10)).isFalse();
        }
    }

    @Test
    void can_be_the_template_of_another() {
        sql.run("CREATE TABLE orders AS SELECT 7 AS id");
        try (Database.Template saved = database.save();
                Database copy = server.create("copy", saved)) {
            sql.run("UPDATE orders SET id = 8");

            assertThat(new Sql(copy).ask("SELECT id FROM orders")).isEqualTo("7");
        }
    }

    @Test
    void leaves_nothing_on_the_server_when_it_is_closed() {
        String databases = "SELECT string_agg(datname, ' ' ORDER BY oid) FROM pg_database";
        String before = sql.ask(databases);
        Database other = server.create("other");
        Database.Template saved = other.save();

        saved.close();
        other.close();

        assertThat(sql.ask(databases)).isEqualTo(before);
    }

    @Test
    void goes_on_when_somebody_ends_all_sessions_of_the_server() {
        sql.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()");

        try (Database.Template saved = database.save()) {
            database.restore(saved);
        }

        assertThat(sql.ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void a_state_of_another_server_is_refused() {
        try (EmbeddedServer otherServer = EmbeddedServer.start(18);
                Database other = otherServer.create("orders");
                Database.Template saved = other.save()) {
            assertThatThrownBy(() -> database.restore(saved))
                    .hasMessage(
                            """
                            a saved state can only be used on the server that made it
                              where:  %s"""
                                    .formatted(saved));
            assertThat(sql.ask("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void says_what_the_server_says_when_a_state_is_gone() {
        Database.Template saved = database.save();
        saved.close();

        assertThatThrownBy(() -> server.create("copy", saved))
                .hasMessage(
                        """
                        the server refuses to manage the databases of this run
                          where:  postgres@127.0.0.1:%d/postgres
                          said:   ERROR: template database "%s" does not exist"""
                                .formatted(database.address().port(), saved));
    }
}
