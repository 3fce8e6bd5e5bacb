package dev.lockstep.adapter.drizzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class DrizzleProblemsIT {

    private static final MigrationId FIRST = new MigrationId("0000_orders");
    private static final String ORDERS = "CREATE TABLE orders ();";

    @TempDir
    Path root;

    private Database database;
    private DrizzleFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new DrizzleFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_project_whose_packages_are_not_installed_is_told_so() throws IOException {
        Files.delete(root.resolve("node_modules"));

        assertThat(refused().text())
                .isEqualTo(
                        """
                        Drizzle Kit is not installed
                          where:  %1$s/drizzle.config.ts
                          said:   no node_modules/drizzle-kit in %1$s or above it
                          remedy: run npm install, or the like, in the project"""
                                .formatted(root));
    }

    @Test
    void a_syntax_error_in_the_config_leads_to_its_line() throws IOException {
        folder.file("drizzle.config.ts", "export default {\n  dialect: ;\n};\n");

        Problem problem = refused();

        assertThat(problem.where()).contains("drizzle.config.ts:2");
        assertThat(problem.text()).contains("Drizzle Kit does not take the project", "Unexpected \";\"");
    }

    @Test
    void a_project_for_another_kind_of_database_is_refused() throws IOException {
        folder.file("drizzle.config.ts", "export default { dialect: 'mysql', out: './migrations' };\n");

        assertThat(refused().text()).contains("the project's dialect is mysql, and only postgresql is tested here");
    }

    @Test
    void a_migration_whose_file_is_gone_is_named() throws IOException {
        folder.migration("0000_orders", ORDERS);
        Files.delete(root.resolve("migrations/0000_orders.sql"));

        assertThat(refused().text())
                .isEqualTo(
                        """
                        there is no file of the migration 0000_orders
                          where:  %1$s/migrations/0000_orders.sql
                          said:   the journal has it: %1$s/migrations/meta/_journal.json
                          remedy: bring the file back, or take the migration out of the journal"""
                                .formatted(root));
    }

    @Test
    void a_journal_that_two_people_changed_at_once_is_told() throws IOException {
        folder.file("migrations/meta/_journal.json", "<<<<<<< HEAD\n{}\n");

        assertThat(refused().text())
                .contains("Drizzle's journal cannot be read", "_journal.json", "Unexpected character");
    }

    @Test
    void a_migration_that_fails_is_told_in_the_servers_words_because_drizzle_has_none() throws IOException {
        folder.migration("0000_orders", "INSERT INTO nowhere VALUES (1);");

        assertThat(failed(FIRST).text())
                .isEqualTo(
                        """
                        drizzle failed to apply 0000_orders
                          where:  %s/migrations/0000_orders.sql
                          said:   42P01: relation "nowhere" does not exist
                          said:   it exited with 1 and said nothing"""
                                .formatted(root));
    }

    @Test
    void an_index_that_cannot_be_made_in_drizzles_transaction_is_told() throws IOException {
        folder.migration("0000_orders", ORDERS);
        folder.migration("0001_index", "CREATE INDEX CONCURRENTLY ON orders ((1));");
        try (MigrationSession session = open()) {
            assertThat(session.apply(FIRST)).isEqualTo(Outcome.completed());
            assertThat(words(session.apply(new MigrationId("0001_index"))).text())
                    .contains("25001: CREATE INDEX CONCURRENTLY cannot run inside a transaction block");
        }
    }

    @Test
    void a_migration_that_was_merged_late_is_not_passed_over_in_silence() throws IOException {
        folder.migrationOf(2000, "0000_orders", ORDERS);
        folder.migrationOf(1000, "0001_late", "CREATE TABLE late ();");
        try (MigrationSession session = open()) {
            assertThat(session.apply(FIRST)).isEqualTo(Outcome.completed());

            assertThat(words(session.apply(new MigrationId("0001_late"))).text())
                    .isEqualTo(
                            """
                            drizzle failed to apply 0001_late
                              where:  %s/migrations/0001_late.sql
                              said:   it says that all went well
                              said:   its history holds 0000_orders instead of 0000_orders, 0001_late
                              said:   its "when" in the journal is 1000, that of 0000_orders, which is applied, is 2000: Drizzle passes over whatever is not newer than the last that it applied
                              remedy: generate the migration again on top of 0000_orders: a database that has that one never gets this one"""
                                    .formatted(root));
        }
    }

    @Test
    void a_history_of_another_name_in_another_schema_is_found() throws IOException {
        folder.file(
                "drizzle.config.ts",
                "export default { dialect: 'postgresql', out: 'migrations', migrations: { table: 'steps', schema: 'meta' } };");
        folder.migration("0000_orders", ORDERS);
        try (MigrationSession session = open()) {
            assertThat(session.apply(FIRST)).isEqualTo(Outcome.completed());
            assertThat(session.applied()).containsExactly(FIRST);
            assertThat(session.bookkeeping()).contains(new ObjectName("meta", "steps"));
        }
    }

    @Test
    void migrations_that_the_application_runs_need_no_config() throws IOException {
        Files.delete(root.resolve("drizzle.config.ts"));
        folder.migration("0000_orders", ORDERS);
        try (MigrationSession session = new DrizzleTool()
                .open(new DrizzleTool().detect(root.resolve("migrations")).orElseThrow(), database)) {
            assertThat(session.apply(FIRST)).isEqualTo(Outcome.completed());
            assertThat(session.toolVersion()).isEqualTo("0.31.11 with drizzle-orm 0.45.4");
        }
    }

    @Test
    void the_projects_folder_is_as_before() throws IOException {
        folder.migration("0000_orders", ORDERS);
        List<Path> before = files();
        try (MigrationSession session = open()) {
            assertThat(session.apply(FIRST)).isEqualTo(Outcome.completed());
        }

        assertThat(files()).isEqualTo(before);
        assertThat(new ContractDatabase(database).sessionsLeftOpen()).isEmpty();
    }

    private MigrationSession open() {
        return new DrizzleTool().open(folder.project(), database);
    }

    private Problem refused() {
        return catchThrowableOfType(LockstepException.class, this::open).problem();
    }

    private Problem failed(MigrationId id) {
        try (MigrationSession session = open()) {
            return words(session.apply(id));
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
