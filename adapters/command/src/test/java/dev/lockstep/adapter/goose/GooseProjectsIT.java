package dev.lockstep.adapter.goose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The many ways in which projects of goose are written. */
@ExtendWith(ContractServer.class)
class GooseProjectsIT {

    @TempDir
    Path root;

    private Database database;
    private GooseFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("projects");
        folder = new GooseFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_program_that_the_project_builds_runs_its_migrations_in_go() throws IOException {
        String own = ToolKit.goModule("goose-own").resolve("bin/goose-own").toString();
        folder.migration("00001_create", "CREATE TABLE customer (id bigint, name text);", "DROP TABLE customer;");
        folder.migration("00003_stock", "CREATE TABLE stock ();", "DROP TABLE stock;");

        try (MigrationSession session = open(Map.of("program", own, "dir", "migrations"))) {
            assertThat(session.toolVersion()).isEqualTo("v3.27.3");
            List<MigrationId> ids =
                    session.migrations().stream().map(Migration::id).toList();
            assertThat(ids).extracting(MigrationId::value).containsExactly("1", "2", "3");
            ids.forEach(id -> assertThat(session.apply(id)).isEqualTo(Outcome.completed()));
            assertThat(seen().column("SELECT status FROM customer")).isEmpty();
            assertThat(session.revert(ids.get(2))).isEqualTo(Outcome.completed());
            assertThat(session.revert(ids.get(1))).isEqualTo(Outcome.completed());
            assertThat(session.applied()).isEqualTo(ids.subList(0, 1));
        }
    }

    @Test
    void the_history_lies_where_the_setting_says() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");
        seen().execute("CREATE SCHEMA audit");

        try (MigrationSession session = open(Map.of("table", "audit.done"))) {
            assertThat(session.apply(new MigrationId("1"))).isEqualTo(Outcome.completed());

            assertThat(session.bookkeeping())
                    .containsExactlyInAnyOrder(new ObjectName("audit", "done"), new ObjectName("audit", "done_id_seq"));
            assertThat(seen().relations())
                    .containsAll(session.bookkeeping())
                    .contains(ObjectName.inPublic("orders"))
                    .hasSize(3);
        }
    }

    @Test
    void the_history_lies_where_the_projects_env_file_says() throws IOException {
        folder.file(".env", "GOOSE_MIGRATION_DIR=migrations\nGOOSE_TABLE=done\n");
        folder.migration("00001_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");

        try (MigrationSession session = open(Map.of())) {
            assertThat(session.apply(new MigrationId("1"))).isEqualTo(Outcome.completed());
            assertThat(session.bookkeeping()).contains(ObjectName.inPublic("done"));
        }
    }

    @Test
    void variables_in_a_migration_are_those_of_the_settings() throws IOException {
        folder.file(
                "migrations/00001_orders.sql",
                "-- +goose ENVSUB ON\n-- +goose Up\nCREATE TABLE ${TABLE} ();\n-- +goose Down\nDROP TABLE ${TABLE};\n");

        try (MigrationSession session = open(Map.of("env.TABLE", "orders"))) {
            assertThat(session.apply(new MigrationId("1"))).isEqualTo(Outcome.completed());
            assertThat(seen().relations()).contains(ObjectName.inPublic("orders"));
        }
    }

    @Test
    void a_down_that_is_only_a_comment_or_nil_is_none() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders ();", "-- nothing");
        folder.file("migrations/00002_go.go", "package m\n\nfunc init() { goose.AddMigrationContext(up, nil) }\n");
        folder.file("migrations/00002_go_test.go", "package m\n");

        try (MigrationSession session = open(Map.of())) {
            assertThat(session.migrations()).hasSize(2).allSatisfy(migration -> assertThat(migration.reversal())
                    .isInstanceOf(Reversal.DownMissing.class));
        }
    }

    @Test
    void a_project_is_found_by_its_annotations_its_go_files_or_its_env_file() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");
        assertThat(because()).isEqualTo("its .env says GOOSE_MIGRATION_DIR=./migrations");
        folder.file(".env", "");
        assertThat(because()).isEqualTo("it holds 00001_orders.sql, which says -- +goose Up");
        folder.file("migrations/00001_orders.sql", "SELECT 1;");
        folder.file("migrations/00002_go.go", "package m\n\nfunc init() { goose.AddMigrationContext(up, nil) }\n");
        assertThat(because()).isEqualTo("it holds 00002_go.go, which adds a migration to goose");
    }

    private String because() {
        return new GooseTool().detect(root).map(MigrationProject::foundBecause).orElse("not found");
    }

    private MigrationSession open(Map<String, String> settings) {
        return new GooseTool().open(folder.project().with(settings), database);
    }

    private ContractDatabase seen() {
        return new ContractDatabase(database);
    }
}
