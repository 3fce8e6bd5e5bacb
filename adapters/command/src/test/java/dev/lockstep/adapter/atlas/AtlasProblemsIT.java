package dev.lockstep.adapter.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.OnMajorVersion;
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

@OnMajorVersion(15)
@ExtendWith(ContractServer.class)
class AtlasProblemsIT {

    @TempDir
    Path root;

    private Database database;
    private AtlasFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new AtlasFolder(root).migration("1_orders", "CREATE TABLE orders (id int);");
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThat(refused(Map.of("atlas", "no/such/atlas")).text())
                .contains("atlas does not run", root + "/no/such/atlas", "No such file or directory");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThat(refused(Map.of("dir", "nowhere")).text())
                .contains("there is no folder of migrations", root + "/nowhere", "set dir to the folder");
    }

    @Test
    void a_version_that_is_there_twice_is_named() throws IOException {
        folder.migration("1_stock", "CREATE TABLE stock ();").hashed();

        assertThat(refused(Map.of()).text()).contains("version 1 is there twice", "1_orders.sql and 1_stock.sql");
    }

    @Test
    void a_directory_in_the_format_of_another_tool_is_refused() throws IOException {
        folder.file(
                "atlas.hcl", "env \"dev\" {\n  migration {\n    dir = \"file://migrations?format=goose\"\n  }\n}\n");

        assertThat(refused(Map.of("env", "dev")).text())
                .contains("Atlas only borrows this directory: its format is that of goose", "name the tool goose");
    }

    @Test
    void a_directory_without_checksums_is_told_in_atlas_words() {
        Problem problem = failed("1", Map.of());

        assertThat(problem.text())
                .contains("You have a checksum error in your migration directory.", "Error: checksum file not found");
    }

    @Test
    void an_edited_file_is_told_in_atlas_words_and_named() throws IOException {
        folder.migration("2_stock", "CREATE TABLE stock ();")
                .migration("3_more", "SELECT 1;")
                .hashed();
        folder.migration("2_stock", "CREATE TABLE stock (id int);");

        Problem problem = failed("1", Map.of());

        assertThat(problem.evidence())
                .hasSize(2)
                .last()
                .isEqualTo("2_stock.sql is not what it was when atlas.sum was written");
        assertThat(problem.evidence().get(0)).contains("'atlas migrate hash'", "Error: checksum mismatch");
        assertThat(problem.remedy()).contains("atlas migrate hash if the change is wanted");
    }

    @Test
    void a_file_that_the_checksums_do_not_know_is_named() throws IOException {
        folder.hashed().migration("2_stock", "CREATE TABLE stock ();");

        assertThat(failed("1", Map.of()).text()).contains("2_stock.sql is not in atlas.sum");
    }

    @Test
    void a_migration_that_fails_is_told_with_the_line_of_its_statement_and_the_servers_words() throws IOException {
        folder.migration("2_stock", "CREATE TABLE stock ();\n\nINSERT INTO nowhere\nVALUES (1);")
                .hashed();
        applied("1");

        Problem problem = failed("2", Map.of());

        assertThat(problem.where()).isEqualTo(root + "/migrations/2_stock.sql:3");
        assertThat(problem.evidence().get(0)).isEqualTo("42P01: relation \"nowhere\" does not exist");
        assertThat(problem.evidence().get(1))
                .startsWith("Error: sql/migrate:")
                .contains("executing statement \"INSERT INTO nowhere\\nVALUES (1);\" from version \"2\"");
    }

    @Test
    void a_migration_without_a_transaction_that_stops_half_way_is_explained_when_atlas_goes_on() throws IOException {
        folder.migration("2_stock", "-- atlas:txmode none\n\nCREATE TABLE stock ();\nINSERT INTO nowhere VALUES (1);")
                .hashed();
        applied("1");
        failed("2", Map.of());

        Problem again = failed("2", Map.of());

        assertThat(new ContractDatabase(database).column("SELECT to_regclass('stock')"))
                .containsExactly("stock");
        assertThat(again.text())
                .contains(
                        "relation \"nowhere\" does not exist",
                        "it was begun before: 1 of 2 statements are there, for it runs without a transaction, and Atlas goes"
                                + " on after them");
    }

    @Test
    void statements_that_were_applied_and_then_edited_are_explained() throws IOException {
        folder.migration("2_stock", "-- atlas:txmode none\n\nCREATE TABLE stock ();\nINSERT INTO nowhere VALUES (1);")
                .hashed();
        applied("1");
        failed("2", Map.of());
        folder.migration("2_stock", "-- atlas:txmode none\n\nCREATE TABLE stocks ();\nSELECT 1;")
                .hashed();

        Problem problem = failed("2", Map.of());

        assertThat(problem.text()).contains("history changed: statement 1 from file \"2_stock.sql\" changed");
        assertThat(problem.remedy()).contains("atlas migrate set");
    }

    @Test
    void a_concurrent_index_in_a_transaction_gets_advice() throws IOException {
        folder.migration("2_index", "CREATE INDEX CONCURRENTLY i ON orders (id);")
                .hashed();
        applied("1");

        assertThat(failed("2", Map.of()).remedy())
                .isEqualTo("put the line -- atlas:txmode none, and an empty line, at the top of the file");
    }

    @Test
    void a_directive_that_contradicts_the_mode_is_told_in_atlas_words() throws IOException {
        folder.migration("1_orders", "-- atlas:txmode none\n\nCREATE TABLE orders ();")
                .hashed();

        assertThat(failed("1", Map.of("tx-mode", "all")).text())
                .contains("cannot set txmode directive to \"none\" in \"1_orders.sql\" when txmode \"all\" is set");
    }

    @Test
    void a_file_that_atlas_cannot_read_leads_to_its_line() throws IOException {
        folder.migration("1_orders", "SELECT 1;\nCREATE TABLE \"orders ();").hashed();

        Problem problem = failed("1", Map.of());

        assertThat(problem.where()).startsWith(root + "/migrations/1_orders.sql:");
        assertThat(problem.text()).contains("unclosed quote");
    }

    @Test
    void a_migration_that_turned_up_late_is_not_taken_for_applied() throws IOException {
        folder.migration("3_stock", "CREATE TABLE stock ();").hashed();
        applied("1");
        applied("3");
        folder.migration("2_late", "CREATE TABLE late ();").hashed();

        assertThat(failed("2", Map.of()).text()).contains("its history holds 1, 3 instead of 1, 3, 2");
    }

    @Test
    void the_projects_folder_is_as_before_and_no_session_is_left() throws IOException {
        folder.hashed();
        List<Path> before = files();

        applied("1");

        assertThat(files()).isEqualTo(before);
        assertThat(new ContractDatabase(database).sessionsLeftOpen()).isEmpty();
    }

    private Problem refused(Map<String, String> settings) {
        return catchThrowableOfType(LockstepException.class, () -> open(settings))
                .problem();
    }

    private MigrationSession open(Map<String, String> settings) {
        return new AtlasTool().open(folder.project().with(settings), database);
    }

    private void applied(String id) {
        assertThat(failed(id, Map.of()).what()).isEqualTo("completed");
    }

    private Problem failed(String id, Map<String, String> settings) {
        try (MigrationSession session = open(settings)) {
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
