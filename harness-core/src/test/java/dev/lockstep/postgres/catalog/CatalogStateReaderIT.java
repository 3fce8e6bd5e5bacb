package dev.lockstep.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.IntegrityViolation.Kind;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.Invariant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogStateReaderIT {

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void reads_schema_rows_and_integrity_and_leaves_no_trace(int major) {
        try (EmbeddedServer server = EmbeddedServer.start(major);
                ScratchDatabase database = ScratchDatabase.on(server);
                CatalogStateReader reader = new CatalogStateReader()) {
            database.run(
                    "CREATE TABLE history (id int); INSERT INTO history VALUES (1)",
                    "CREATE TABLE ledger (id int PRIMARY KEY, at text)",
                    "CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no DDL'; END $$",
                    "INSERT INTO ledger VALUES (1, 'x')",
                    "CREATE EVENT TRIGGER no_ddl ON ddl_command_end EXECUTE FUNCTION note()");
            Set<ObjectName> leftOut = Set.of(ObjectName.inPublic("history"));

            CapturedState first = reader.read(database.database(), leftOut, List.of(new Invariant("no", "SELECT 1")));
            CapturedState second = reader.read(database.database(), leftOut, List.of());

            assertThat(SchemaDiff.between(first.schema(), second.schema()).lines())
                    .isEmpty();
            assertThat(first.data().tables().keySet()).containsExactly(ObjectName.inPublic("ledger"));
            assertThat(first.integrity()).singleElement().satisfies(broken -> assertThat(broken.kind())
                    .isEqualTo(Kind.INVARIANT_BROKEN));
            assertThat(second.integrity()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void finds_rows_that_an_index_misses_since_its_function_was_replaced(int major) {
        try (EmbeddedServer server = EmbeddedServer.start(major);
                ScratchDatabase database = ScratchDatabase.on(server);
                CatalogStateReader reader = new CatalogStateReader()) {
            database.run(
                    "CREATE FUNCTION norm(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower($1)'",
                    "CREATE TABLE person (id int PRIMARY KEY, name text); CREATE INDEX by_norm ON person (norm(name))",
                    "INSERT INTO person VALUES (1, 'Ada'), (2, 'Bob')",
                    "CREATE OR REPLACE FUNCTION norm(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT upper($1)'");

            CapturedState state = reader.read(database.database(), Set.of(), List.of());

            assertThat(state.integrity()).singleElement().satisfies(violation -> {
                assertThat(violation.kind()).isEqualTo(Kind.INDEX_INVALID);
                assertThat(violation.relation()).isEqualTo(ObjectName.inPublic("person"));
                assertThat(violation.object()).isEqualTo("by_norm");
                assertThat(violation.detail())
                        .startsWith("amcheck: ERROR: heap tuple")
                        .contains("lacks matching index tuple");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_query_is_planned_once_however_often_the_state_is_read(int major) throws SQLException {
        KeptSession session = new KeptSession();
        try (EmbeddedServer server = EmbeddedServer.start(major);
                ScratchDatabase database = ScratchDatabase.on(server);
                CatalogStateReader reader = new CatalogStateReader(session)) {
            for (int i = 0; i < 8; i++) {
                database.run("CREATE TABLE orders_" + i + " (id int PRIMARY KEY)");
                reader.read(database.database(), Set.of(), List.of(new Invariant("no", "SELECT 1")));
            }

            try (Statement statement = session.in(database.database()).createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT count(*), min(generic_plans) FROM pg_prepared_statements WHERE length(statement) > 200")) {
                rows.next();
                assertThat(rows.getInt(1)).isGreaterThan(30);
                // The driver prepares some only when it has seen them five times.
                assertThat(rows.getInt(2)).isGreaterThanOrEqualTo(8 - 5);
            }
        }
    }

    @Test
    void reads_on_after_the_database_was_restored_and_its_session_ended() {
        try (EmbeddedServer server = EmbeddedServer.start(18);
                ScratchDatabase database = ScratchDatabase.on(server);
                CatalogStateReader reader = new CatalogStateReader()) {
            database.run("CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1)");
            CapturedState before = reader.read(database.database(), Set.of(), List.of());

            try (Database.Template saved = database.database().save()) {
                database.run("TRUNCATE orders");
                reader.read(database.database(), Set.of(), List.of());
                database.database().restore(saved);
            }
            CapturedState restored = reader.read(database.database(), Set.of(), List.of());

            assertThat(DataDiff.between(before.data(), restored.data())).isEqualTo(DataDiff.none());
            assertThat(restored.data().tables().values())
                    .singleElement()
                    .satisfies(table -> assertThat(table.rowCount()).isEqualTo(1));
        }
    }

    @Test
    void invariants_find_their_tables_by_the_search_path_that_a_migration_gave_the_database() {
        try (EmbeddedServer server = EmbeddedServer.start(18);
                ScratchDatabase database = ScratchDatabase.on(server);
                CatalogStateReader reader = new CatalogStateReader()) {
            reader.read(database.database(), Set.of(), List.of());
            database.run(
                    "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); INSERT INTO shop.orders VALUES (1)",
                    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = shop', current_database()); END $$");

            CapturedState state =
                    reader.read(database.database(), Set.of(), List.of(new Invariant("none", "SELECT id FROM orders")));

            assertThat(state.integrity()).singleElement().satisfies(broken -> assertThat(broken.exampleKey())
                    .isEqualTo("(id=1)"));
        }
    }
}
