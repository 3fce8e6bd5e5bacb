package dev.lockstep.adapter.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
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
class PrismaProblemsIT {

    private static final String NAME = "20260101000000_orders";
    private static final MigrationId FIRST = new MigrationId(NAME);
    private static final String HALF = "CREATE TABLE orders ();\nINSERT INTO nowhere VALUES (1);\n";

    @TempDir
    Path root;

    private Database database;
    private PrismaFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new PrismaFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_project_without_the_prisma_that_can_be_driven_is_told_what_to_install() throws IOException {
        Files.delete(root.resolve("node_modules"));
        folder.file("node_modules/prisma/package.json", "{\"version\": \"7.10.1\"}");

        assertThat(refused().text())
                .isEqualTo(
                        """
                        the Prisma that Lockstep drives is not installed
                          where:  %s
                          said:   prisma is 7.10.1
                          said:   no @prisma/adapter-pg in node_modules
                          said:   no pg in node_modules
                          remedy: run npm install prisma@6.19.3 @prisma/adapter-pg@6.19.3 pg in a folder beside the project, and set engine to that folder: its WebAssembly engine runs the migrations of Prisma 5, 6 and 7"""
                                .formatted(root));
    }

    @Test
    void what_runs_is_said_with_the_version() {
        try (MigrationSession session = open(folder.project())) {
            assertThat(session.toolVersion())
                    .isEqualTo("6.19.3 (Prisma's WebAssembly engine with Lockstep's driver, sending migrations as a"
                            + " whole like Prisma 6.19.3)");
        }
    }

    @Test
    void a_migration_that_fails_is_told_in_the_words_of_both_and_what_it_blocks_is_explained() throws IOException {
        folder.migration(NAME, HALF);
        try (MigrationSession session = open(folder.project())) {
            Problem first = words(session.apply(FIRST));
            Problem again = words(session.apply(FIRST));

            assertThat(first.text())
                    .isEqualTo(
                            """
                            prisma failed to apply 20260101000000_orders
                              where:  %s/prisma/migrations/20260101000000_orders/migration.sql
                              said:   42P01: relation "nowhere" does not exist
                              said:   Error: external connector error
                                      No such table: nowhere"""
                                    .formatted(root));
            assertThat(again.text()).contains("P3009");
            assertThat(again.remedy()).contains("prisma migrate resolve --rolled-back");
            assertThat(new ContractDatabase(database).relations()).doesNotContain(ObjectName.inPublic("orders"));
        }
    }

    @Test
    void a_project_of_prisma_7_4_leaves_what_came_before_the_statement_that_failed() throws IOException {
        folder.migration(NAME, HALF);

        try (MigrationSession session = open(projectOf("^7.4.0"))) {
            assertThat(session.toolVersion()).contains("statement by statement like Prisma ^7.4.0");
            assertThat(words(session.apply(FIRST)).text()).contains("42P01");
            assertThat(new ContractDatabase(database).relations()).contains(ObjectName.inPublic("orders"));
        }
    }

    @Test
    void a_project_of_prisma_7_4_may_make_an_index_beside_other_things() throws IOException {
        folder.migration(
                NAME,
                """
                CREATE TABLE orders (id int);
                DO $$ BEGIN PERFORM 1; PERFORM 2; END $$;
                CREATE INDEX CONCURRENTLY ON orders (id);
                """);

        try (MigrationSession session = open(projectOf("7.4.0"))) {
            assertThat(session.apply(FIRST)).isEqualTo(Outcome.completed());
        }
    }

    @Test
    void a_project_before_7_4_may_not() throws IOException {
        folder.migration(NAME, "CREATE TABLE orders (id int);\nCREATE INDEX CONCURRENTLY ON orders (id);\n");

        try (MigrationSession session = open(projectOf("7.3.9"))) {
            assertThat(words(session.apply(FIRST)).text()).contains("25001");
        }
    }

    @Test
    void who_keeps_no_down_sql_goes_forward_only() throws IOException {
        folder.migration(NAME, "CREATE TABLE orders ();");

        try (MigrationSession session = open(folder.project())) {
            assertThat(session.migrations().stream().map(Migration::reversal))
                    .containsExactly(Reversal.Irreversible.forwardOnly(
                            "Prisma has no migrations that go down, and the project keeps no down.sql"));
        }
    }

    @Test
    void a_folder_without_a_migration_is_named() throws IOException {
        folder.migration(NAME, "SELECT 1;");
        Files.delete(root.resolve("prisma/migrations/" + NAME + "/migration.sql"));

        assertThat(refused().text()).contains("there is no file of the migration " + NAME, "migration.sql");
    }

    @Test
    void migrations_for_another_kind_of_database_are_refused() throws IOException {
        folder.migration(NAME, "SELECT 1;").file("prisma/migrations/migration_lock.toml", "provider = \"mysql\"\n");

        assertThat(refused().text()).contains("the migrations are not for PostgreSQL", "provider = \"mysql\"");
    }

    @Test
    void the_projects_folder_is_as_before() throws IOException {
        folder.migration(NAME, "CREATE TABLE orders ();", "DROP TABLE orders; SELECT 1;");
        List<Path> before = files();
        try (MigrationSession session = open(folder.project())) {
            assertThat(session.apply(FIRST)).isEqualTo(Outcome.completed());
            assertThat(session.revert(FIRST)).isEqualTo(Outcome.completed());
        }

        assertThat(files()).isEqualTo(before);
    }

    /** The project as one that asks for this version, which is not installed: the engine lies elsewhere. */
    private MigrationProject projectOf(String version) throws IOException {
        Files.delete(root.resolve("node_modules"));
        folder.file("package.json", "{\"devDependencies\": {\"prisma\": \"" + version + "\"}}");
        return folder.project().with(Map.of("engine", ToolKit.node("prisma").toString()));
    }

    private MigrationSession open(MigrationProject project) {
        return new PrismaTool().open(project, database);
    }

    private Problem refused() {
        return catchThrowableOfType(LockstepException.class, () -> open(folder.project()))
                .problem();
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
