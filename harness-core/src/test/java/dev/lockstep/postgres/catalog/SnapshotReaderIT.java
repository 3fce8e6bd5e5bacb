package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
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
