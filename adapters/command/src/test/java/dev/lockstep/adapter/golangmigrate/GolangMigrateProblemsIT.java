package dev.lockstep.adapter.golangmigrate;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class GolangMigrateProblemsIT {

    @TempDir
    Path root;

    private Database database;
    private GolangMigrateFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new GolangMigrateFolder(root);
        folder.up("1_orders", "CREATE TABLE orders (id int);").down("1_orders", "DROP TABLE orders;");
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThat(refused(Map.of("migrate", "no/such/migrate")).text())
                .contains("golang-migrate does not run", root + "/no/such/migrate", "No such file or directory");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThat(refused(Map.of("path", "nowhere")).text())
                .contains("there is no folder of migrations", root + "/nowhere", "set path to the folder");
    }

    @Test
    void a_version_that_is_there_twice_is_named() throws IOException {
        folder.up("001_stock", "CREATE TABLE stock ();");

        assertThat(refused(Map.of()).text())
                .isEqualTo(
                        """
                        version 1 is there twice
                          where:  %s/migrations
                          said:   001_stock.up.sql and 1_orders.up.sql
                          remedy: give one of them another number: golang-migrate refuses the whole folder"""
                                .formatted(root));
    }

    @Test
    void a_driver_that_the_program_does_not_have_is_told_so() {
        assertThat(failed("1", Map.of("driver", "pgx5")).text())
                .contains(
                        "unknown driver pgx5 (forgotten import?)",
                        "build migrate with that driver in its -tags, or set driver to one that it has");
    }

    @Test
    void a_migration_that_fails_is_told_with_its_line_and_the_servers_words() throws IOException {
        folder.up("2_stock", "CREATE TABLE stock (id int);\n\nINSERT INTO nowhere\nVALUES (1);");
        applied("1");

        assertThat(failed("2", Map.of()).text())
                .isEqualTo(
                        """
                        golang-migrate failed to apply 2
                          where:  %s/migrations/2_stock.up.sql:3
                          said:   42P01: relation "nowhere" does not exist
                          said:   error: migration failed: relation "nowhere" does not exist (column 13) in line 3 (details: pq: relation "nowhere" does not exist)
                          said:   the history is dirty now: golang-migrate does nothing more before migrate force says at which version the schema stands"""
                                .formatted(root));
    }

    @Test
    void a_dirty_history_is_explained_with_its_cure() throws IOException {
        folder.up("2_stock", "INSERT INTO nowhere VALUES (1);");
        applied("1");
        failed("2", Map.of());

        Problem problem = failed("2", Map.of());

        assertThat(problem.evidence()).containsExactly("error: Dirty database version 2. Fix and force version.");
        assertThat(problem.remedy())
                .isEqualTo(
                        "a migration to version 2 was begun and did not come to its end: look how much of it is there and put"
                                + " that right, then say where the schema stands: migrate force 2 if all of it is there,"
                                + " migrate force 1 if nothing of it is");
    }

    @Test
    void a_down_that_fails_leads_to_its_own_file_and_leaves_its_migration_applied() throws IOException {
        folder.up("2_stock", "CREATE TABLE stock ();").down("2_stock", "DROP TABLE stock;\nDROP TABLE nowhere;");
        try (MigrationSession session = open(Map.of())) {
            session.apply(new MigrationId("1"));
            session.apply(new MigrationId("2"));

            Problem problem = words(session.revert(new MigrationId("2")));

            assertThat(problem.where()).startsWith(root + "/migrations/2_stock.down.sql");
            assertThat(problem.text()).contains("table \"nowhere\" does not exist", "the history is dirty now");
            assertThat(session.applied()).extracting(MigrationId::value).containsExactly("1", "2");
        }
    }

    @Test
    void a_concurrent_index_beside_another_statement_gets_advice_or_a_setting() throws IOException {
        folder.up("2_index", "CREATE TABLE stock ();\nCREATE INDEX CONCURRENTLY i ON orders (id);");
        applied("1");

        Problem together = failed("2", Map.of());
        new ContractDatabase(database).execute("UPDATE schema_migrations SET version = 1, dirty = false");
        Problem cut = failed("2", Map.of("x-multi-statement", "true"));

        assertThat(together.text()).contains("25001", "give the statement a file of its own");
        assertThat(cut.what()).isEqualTo("completed");
    }

    @Test
    void the_current_versions_file_that_is_gone_is_told_in_the_tools_words() throws IOException {
        folder.up("2_stock", "CREATE TABLE stock ();");
        applied("1");
        applied("2");
        Files.delete(root.resolve("migrations/2_stock.up.sql"));
        folder.up("3_more", "CREATE TABLE more ();");

        assertThat(failed("3", Map.of()).text()).contains("no migration found for version 2");
    }

    @Test
    void the_projects_folder_is_as_before_and_no_session_is_left() throws IOException {
        List<Path> before = files();

        applied("1");
        try (MigrationSession session = open(Map.of())) {
            assertThat(session.revert(new MigrationId("1"))).isEqualTo(Outcome.completed());
        }

        assertThat(files()).isEqualTo(before);
        assertThat(new ContractDatabase(database).sessionsLeftOpen()).isEmpty();
    }

    private Problem refused(Map<String, String> settings) {
        return catchThrowableOfType(LockstepException.class, () -> open(settings))
                .problem();
    }

    private MigrationSession open(Map<String, String> settings) {
        return new GolangMigrateTool().open(folder.project().with(settings), database);
    }

    private void applied(String id) {
        assertThat(failed(id, Map.of()).what()).isEqualTo("completed");
    }

    private Problem failed(String id, Map<String, String> settings) {
        try (MigrationSession session = open(settings)) {
            return words(session.apply(new MigrationId(id)));
        }
    }

    private static Problem words(Outcome outcome) {
        return outcome.fold(() -> Problem.what("completed"), problem -> problem, Problem::what);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted().toList();
        }
    }
}
