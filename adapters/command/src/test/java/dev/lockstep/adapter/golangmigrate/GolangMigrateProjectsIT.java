package dev.lockstep.adapter.golangmigrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The many ways in which projects of golang-migrate are written. */
@ExtendWith(ContractServer.class)
class GolangMigrateProjectsIT {

    @TempDir
    Path root;

    private Database database;
    private GolangMigrateFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("projects");
        folder = new GolangMigrateFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void the_program_tells_the_version_that_it_was_built_from() {
        try (MigrationSession session = open(Map.of())) {
            assertThat(session.toolVersion()).isEqualTo("v4.19.1");
        }
    }

    @Test
    void the_history_lies_where_the_settings_say() throws IOException {
        folder.up("1_orders", "CREATE TABLE orders ();").down("1_orders", "DROP TABLE orders;");
        new ContractDatabase(database).execute("CREATE SCHEMA audit");

        try (MigrationSession session =
                open(Map.of("x-migrations-table", "\"audit\".\"done\"", "x-migrations-table-quoted", "true"))) {
            assertThat(session.apply(new MigrationId("1"))).isEqualTo(Outcome.completed());
            assertThat(session.bookkeeping()).containsExactly(new ObjectName("audit", "done"));
            assertThat(new ContractDatabase(database).relations())
                    .containsExactlyInAnyOrder(ObjectName.inPublic("orders"), new ObjectName("audit", "done"));
            assertThat(session.revert(new MigrationId("1"))).isEqualTo(Outcome.completed());
            assertThat(session.applied()).isEmpty();
        }
    }

    @Test
    void a_version_with_a_down_alone_goes_up_and_does_nothing() throws IOException {
        folder.down("1_orders", "SELECT 1;");

        try (MigrationSession session = open(Map.of())) {
            assertThat(session.apply(new MigrationId("1"))).isEqualTo(Outcome.completed());
            assertThat(session.migrations().get(0).source().file()).hasFileName("1_orders.down.sql");
        }
    }

    @Test
    void a_down_file_that_is_missing_or_holds_only_a_comment_is_none() throws IOException {
        folder.up("1_orders", "CREATE TABLE orders ();");
        folder.up("2_stock", "CREATE TABLE stock ();").down("2_stock", "-- nothing");

        try (MigrationSession session = open(Map.of())) {
            assertThat(session.migrations())
                    .extracting(migration -> migration.reversal())
                    .containsExactly(
                            new Reversal.DownMissing("there is no 1_orders.down.sql"),
                            new Reversal.DownMissing("2_stock.down.sql holds no statement"));
        }
    }

    @Test
    void versions_are_numbers_not_words() throws IOException {
        folder.up("10_last", "SELECT 1;").up("9_middle", "SELECT 1;").up("001_first", "SELECT 1;");
        folder.file("migrations/README.md", "notes").file("migrations/11_ignored.sql", "SELECT 1;");

        try (MigrationSession session = open(Map.of())) {
            assertThat(session.migrations())
                    .extracting(migration -> migration.id().value())
                    .containsExactly("1", "9", "10");
        }
    }

    @Test
    void pairs_of_files_are_its_own_only_where_the_project_speaks_of_it() throws IOException {
        folder.up("1_orders", "CREATE TABLE orders ();");
        assertThat(because())
                .isEqualTo("it holds 1_orders.up.sql, and Makefile says migrate -path migrations -database");

        Files.delete(root.resolve("Makefile"));
        assertThat(because()).isEqualTo("not found");

        folder.file("go.mod", "module m\n\nrequire github.com/golang-migrate/migrate/v4 v4.19.1\n");
        assertThat(because()).isEqualTo("it holds 1_orders.up.sql, and go.mod says github.com/golang-migrate/migrate");
    }

    private String because() {
        return new GolangMigrateTool()
                .detect(root)
                .map(MigrationProject::foundBecause)
                .orElse("not found");
    }

    private MigrationSession open(Map<String, String> settings) {
        return new GolangMigrateTool().open(folder.project().with(settings), database);
    }
}
