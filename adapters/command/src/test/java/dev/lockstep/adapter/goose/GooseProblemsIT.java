package dev.lockstep.adapter.goose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class GooseProblemsIT {

    @TempDir
    Path root;

    private Database database;
    private GooseFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new GooseFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThat(refused(Map.of("goose", "no/such/goose")).text())
                .contains(
                        "goose does not run", root + "/no/such/goose", "No such file or directory", "install goose 3");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThat(refused(Map.of("dir", "nowhere")).text())
                .isEqualTo(
                        """
                        there is no folder of migrations
                          where:  %s/nowhere
                          said:   it does not exist
                          remedy: set dir to the folder; a relative one begins at the project's folder"""
                                .formatted(root));
    }

    @Test
    void a_setting_that_goose_does_not_have_is_named() {
        assertThat(refused(Map.of("folder", "x")).text())
                .contains("goose has no setting folder", "dir, table, allow-missing, goose, program, arguments");
    }

    @Test
    void every_file_that_goose_refuses_is_named() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");
        folder.migration("1_stock", "CREATE TABLE stock ();", "DROP TABLE stock;");
        folder.file("migrations/seed.sql", "SELECT 1;");

        assertThat(refused(Map.of()).text())
                .contains(
                        "version 1 is there twice",
                        "00001_orders.sql and 1_stock.sql",
                        "goose takes no folder with a SQL file that has no number",
                        root + "/migrations/seed.sql");
    }

    @Test
    void a_migration_that_fails_is_told_with_the_line_of_its_statement_and_the_servers_words() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders ();\n\nINSERT INTO nowhere\nVALUES ('ü');", "SELECT 1;");

        assertThat(failed("1", Map.of()).text())
                .isEqualTo(
                        """
                        goose failed to apply 1
                          where:  %s/migrations/00001_orders.sql:4
                          said:   42P01: relation "nowhere" does not exist
                          said:   ERROR 00001_orders.sql: failed to run SQL migration: failed to execute SQL query "INSERT INTO nowhere\\nVALUES ('ü');": ERROR: relation "nowhere" does not exist (SQLSTATE 42P01)"""
                                .formatted(root));
    }

    @Test
    void a_file_without_annotations_is_told_in_gooses_words() throws IOException {
        folder.file("migrations/00001_orders.sql", "CREATE TABLE orders ();\n");

        assertThat(failed("1", Map.of()).text()).contains("failed to parse SQL migration file", "unexpected state 0");
    }

    @Test
    void a_body_that_goose_cuts_in_two_gets_advice() throws IOException {
        folder.migration("00001_orders", "DO $$ BEGIN\n  PERFORM 1;\nEND $$;", "SELECT 1;");

        Problem problem = failed("1", Map.of());

        assertThat(problem.text()).contains("unterminated dollar-quoted string");
        assertThat(problem.remedy()).contains("-- +goose StatementBegin");
    }

    @Test
    void a_concurrent_index_in_a_transaction_gets_advice() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders (id int);", "DROP TABLE orders;");
        folder.migration("00002_index", "CREATE INDEX CONCURRENTLY i ON orders (id);", "DROP INDEX i;");
        applied("1");

        Problem problem = failed("2", Map.of());

        assertThat(problem.text()).contains("25001");
        assertThat(problem.remedy()).isEqualTo("put the line -- +goose NO TRANSACTION at the top of the file");
    }

    @Test
    void a_migration_in_go_needs_the_projects_own_program() throws IOException {
        folder.file(
                "migrations/00001_orders.go",
                "package migrations\n\nfunc init() { goose.AddMigrationContext(up, nil) }\n");

        Problem problem = failed("1", Map.of());

        assertThat(problem.text()).contains("Go functions must be registered and built into a custom binary");
        assertThat(problem.remedy()).contains("set program to its file");
    }

    @Test
    void a_migration_that_turned_up_late_is_explained_and_applied_where_the_project_allows_it() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");
        folder.migration("00003_stock", "CREATE TABLE stock ();", "DROP TABLE stock;");
        applied("1");
        applied("3");
        folder.migration("00002_late", "CREATE TABLE late ();", "DROP TABLE late;");

        Problem refused = failed("2", Map.of());
        Problem allowed = failed("2", Map.of("allow-missing", "true"));

        assertThat(refused.text()).contains("found 1 missing migrations before current version 3", "00002_late.sql");
        assertThat(refused.remedy()).contains("allow-missing=true");
        assertThat(allowed.what()).isEqualTo("completed");
    }

    @Test
    void a_program_that_works_elsewhere_is_not_believed() throws IOException {
        folder.file("bin/own", "#!/bin/sh\necho 'Pending -- 00001_orders.sql'\n");
        Files.setPosixFilePermissions(root.resolve("bin/own"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(failed("1", Map.of("program", "bin/own")).text())
                .contains("goose failed to apply 1", "nobody logged in at");
    }

    @Test
    void the_projects_folder_is_as_before_and_no_session_is_left() throws IOException {
        folder.migration("00001_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");
        List<Path> before = files();

        applied("1");
        try (MigrationSession session = new GooseTool().open(folder.project(), database)) {
            assertThat(session.revert(new MigrationId("1"))).isEqualTo(Outcome.completed());
        }

        assertThat(files()).isEqualTo(before);
        assertThat(new ContractDatabase(database).sessionsLeftOpen()).isEmpty();
    }

    private Problem refused(Map<String, String> settings) {
        return catchThrowableOfType(LockstepException.class, () -> new GooseTool()
                        .open(folder.project().with(settings), database))
                .problem();
    }

    private void applied(String id) {
        assertThat(failed(id, Map.of()).what()).isEqualTo("completed");
    }

    private Problem failed(String id, Map<String, String> settings) {
        try (MigrationSession session = new GooseTool().open(folder.project().with(settings), database)) {
            return session.apply(new MigrationId(id))
                    .fold(() -> Problem.what("completed"), problem -> problem, Problem::what);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted().toList();
        }
    }
}
