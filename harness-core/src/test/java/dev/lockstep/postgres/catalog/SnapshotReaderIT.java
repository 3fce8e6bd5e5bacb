package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotReaderIT {

    private final SnapshotReader reader = new SnapshotReader();
    private EmbeddedServer server;
    private Database database;
    private Connection connection;

    @BeforeAll
    void start() {
        server = EmbeddedServer.start(18);
        database = server.create("snapshot");
        connection = database.connect();
    }

    @AfterAll
    void stop() throws SQLException {
        connection.close();
        database.close();
        server.close();
    }

    @Test
    void tells_columns_in_words_and_their_order_apart() throws SQLException {
        run(
                "CREATE TABLE words (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'x', note text)");

        Snapshot snapshot = reader.read(connection);

        assertThat(object(snapshot, ObjectKind.COLUMN, "public.words.name").properties())
                .containsEntry("type", "text")
                .containsEntry("nullable", "no")
                .containsEntry("default", "'x'::text");
        assertThat(object(snapshot, ObjectKind.COLUMN, "public.words.note").properties())
                .containsOnlyKeys("type");
        assertThat(object(snapshot, ObjectKind.COLUMN, "public.words.id").properties())
                .containsEntry("identity column", "always");
        assertThat(snapshot.columnOrder()).containsEntry("public.words", List.of("id", "name", "note"));
    }

    @Test
    void leaves_the_session_as_it_was() throws SQLException {
        run("SET search_path = pg_catalog, public");

        reader.read(connection);

        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(ask("SHOW search_path")).isEqualTo("pg_catalog, public");
        assertThat(ask("SHOW transaction_read_only")).isEqualTo("off");
    }

    @Test
    void an_access_list_that_spells_the_default_out_is_none() throws SQLException {
        run("CREATE TABLE granted (id int); GRANT SELECT ON granted TO PUBLIC; REVOKE SELECT ON granted FROM PUBLIC");

        Snapshot snapshot = reader.read(connection);

        assertThat(object(snapshot, ObjectKind.TABLE, "public.granted").properties())
                .containsOnlyKeys("owner");
        assertThat(ask("SELECT relacl IS NULL FROM pg_class WHERE relname = 'granted'"))
                .isEqualTo("f");
    }

    @Test
    void what_an_extension_owns_is_left_out() throws SQLException {
        run("CREATE EXTENSION hstore");

        Snapshot snapshot = reader.read(connection);

        assertThat(snapshot.objects()).containsKey(new ObjectKey(ObjectKind.EXTENSION, "hstore"));
        assertThat(snapshot.objects().keySet()).noneMatch(key -> key.identity().startsWith("public.hstore"));
    }

    @Test
    void reading_again_over_the_same_session_tells_the_same() throws SQLException {
        run("CREATE FUNCTION costly() RETURNS SETOF int LANGUAGE sql COST 12.5 AS 'SELECT 1'");

        Snapshot first = reader.read(connection);

        // The driver changes from text to binary values when it has seen a query several times.
        for (int i = 0; i < 10; i++) {
            assertThat(reader.read(connection)).isEqualTo(first);
        }
    }

    @Test
    void a_table_goes_with_all_that_belongs_to_it() throws SQLException {
        Snapshot before = reader.read(connection);
        run(
                "CREATE SCHEMA drizzle; CREATE TABLE drizzle.\"__Migrations\" (id serial PRIMARY KEY, hash text NOT NULL UNIQUE,"
                        + " parent int REFERENCES drizzle.\"__Migrations\", CHECK (hash <> ''));"
                        + " CREATE INDEX ON drizzle.\"__Migrations\" (parent);"
                        + " CREATE STATISTICS drizzle.both_of_them ON hash, parent FROM drizzle.\"__Migrations\";"
                        + " COMMENT ON COLUMN drizzle.\"__Migrations\".hash IS 'of the file'");

        Snapshot after = reader.read(connection);

        assertThat(after).isNotEqualTo(before);
        assertThat(after.withoutRelations(Set.of(new ObjectName("drizzle", "__Migrations"))))
                .isEqualTo(before);
    }

    @Test
    void an_ordinary_role_reads_as_much_but_subscriptions() throws SQLException {
        run("CREATE ROLE ordinary; CREATE TABLE secret (id int)");
        run("SET ROLE ordinary");

        Snapshot snapshot = reader.read(connection);

        run("RESET ROLE");
        assertThat(snapshot).isEqualTo(reader.read(connection));
    }

    @Test
    void says_what_could_not_be_read() throws SQLException {
        Connection closed = database.connect();
        closed.close();

        assertThatThrownBy(() -> reader.read(closed))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        the schema cannot be read from the catalogue
                          where:  the start of the transaction
                          said:   This connection has been closed.
                          remedy: see the server's own words above""");
    }

    private static SchemaObject object(Snapshot snapshot, ObjectKind kind, String identity) {
        return Objects.requireNonNull(snapshot.objects().get(new ObjectKey(kind, identity)), identity);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
