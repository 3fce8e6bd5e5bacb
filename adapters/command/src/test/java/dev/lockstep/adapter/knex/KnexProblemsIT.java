package dev.lockstep.adapter.knex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.adapter.command.RunningProcess;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class KnexProblemsIT {

    private static final String ORDERS_UP = "await knex.raw('CREATE TABLE orders ()');";
    private static final String ORDERS_DOWN = "await knex.raw('DROP TABLE orders');";

    @TempDir
    Path root;

    private Database database;
    private KnexFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new KnexFolder(root);
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
                        Knex is not installed
                          where:  %1$s/knexfile.js
                          said:   no node_modules/knex in %1$s or above it
                          remedy: run npm install, or the like, in the project"""
                                .formatted(root));
    }

    @Test
    void a_node_that_is_not_there_is_named() {
        Problem problem = catchThrowableOfType(LockstepException.class, () -> new KnexTool()
                        .open(folder.project().with(Map.of("node", "no/such/node")), database))
                .problem();

        assertThat(problem.text())
                .contains("Knex does not take the project", "no/such/node", "No such file or directory");
    }

    @Test
    void a_syntax_error_in_a_migration_leads_to_its_line() throws IOException {
        folder.file("migrations/001_orders.js", "exports.up = async (knex) => {\n  await knex.raw(;\n};\n");

        Problem problem = refused();

        assertThat(problem.where()).isEqualTo(root.resolve("migrations/001_orders.js") + ":2");
        assertThat(problem.text()).contains("await knex.raw(;", "SyntaxError: Unexpected token ';'");
    }

    @Test
    void typescript_without_a_loader_is_told_so() throws IOException {
        Path modules = root.resolve("node_modules");
        Path installed = modules.toRealPath();
        Files.delete(modules);
        Files.createSymbolicLink(Files.createDirectories(modules).resolve("knex"), installed.resolve("knex"));
        folder.file("migrations/001_orders.ts", "export async function up(knex: object): Promise<void> {}\n");

        Problem problem = refused();

        assertThat(problem.what()).isEqualTo("Knex does not take the project");
        assertThat(problem.remedy())
                .isEqualTo(
                        "install tsx or ts-node in the project: it is written in TypeScript, and this Node.js cannot read"
                                + " that by itself");
    }

    @Test
    void an_environment_that_the_knexfile_does_not_have_is_named_with_those_that_it_has() throws IOException {
        folder.file("knexfile.js", "module.exports = { staging: { client: 'pg' }, production: { client: 'pg' } };");

        assertThat(refused().text())
                .isEqualTo(
                        """
                        Knex does not take the project
                          where:  %s/knexfile.js
                          said:   Error: the knexfile has no environment "development"; it has: staging, production"""
                                .formatted(root));
    }

    @Test
    void a_project_for_another_kind_of_database_is_refused() throws IOException {
        folder.file("knexfile.js", "module.exports = { client: 'sqlite3', connection: { filename: 'x' } };");

        assertThat(refused().text())
                .contains(
                        "the knexfile's environment \"development\" is for sqlite3, and only PostgreSQL is tested here");
    }

    @Test
    void a_migration_that_fails_is_told_with_its_line_and_the_servers_words() throws IOException {
        folder.migration("001_orders", "await knex('nowhere').insert({ id: 1 });", "");

        assertThat(failed("001_orders.js").text())
                .isEqualTo(
                        """
                        knex failed to apply 001_orders.js
                          where:  %1$s/migrations/001_orders.js:2
                          said:   42P01: relation "nowhere" does not exist
                          said:   migration file "001_orders.js" failed
                                  migration failed with error: insert into "nowhere" ("id") values ($1) - relation "nowhere" does not exist
                                  error: insert into "nowhere" ("id") values ($1) - relation "nowhere" does not exist"""
                                .formatted(root));
    }

    @Test
    void a_migration_without_a_down_function_is_refused_by_knex_itself() throws IOException {
        folder.file("migrations/001_orders.js", "exports.up = async (knex) => knex.raw('CREATE TABLE orders ()');");

        assertThat(failed("001_orders.js").text())
                .contains("Invalid migration: 001_orders.js must have both an up and down function");
    }

    @Test
    void a_migration_that_asks_its_user_fails_at_once() throws IOException {
        folder.migration(
                "001_orders",
                "const answer = require('fs').readFileSync(0, 'utf8');\nif (answer !== 'y') throw new Error('not sure');",
                "");

        assertThat(failed("001_orders.js").text()).contains("Error: not sure");
    }

    @Test
    void a_migration_that_never_returns_is_killed_with_its_children() throws Exception {
        folder.migration(
                "001_orders",
                """
                const child = require('child_process').spawn('sleep', ['3600']);
                require('fs').writeFileSync('child', String(child.pid));
                await new Promise(() => {});
                """,
                "");
        try (MigrationSession session = new KnexTool().open(folder.project(), database)) {
            List<Outcome> outcomes = new CopyOnWriteArrayList<>();
            Thread step = new Thread(() -> outcomes.add(session.apply(new MigrationId("001_orders.js"))));
            step.start();
            Path child = root.resolve("child");
            while (!Files.exists(child) || Files.size(child) == 0) {
                Thread.onSpinWait();
            }

            step.interrupt();
            step.join(30_000);

            assertThat(outcomes).singleElement().satisfies(outcome -> assertThat(
                            words(outcome).text())
                    .contains(
                            "knex failed to apply 001_orders.js",
                            "it was killed, with every process that it had started, at the end of its time"));
            assertThat(RunningProcess.in(child)).isEmpty();
            assertThat(new ContractDatabase(database).sessionsLeftOpen()).isEmpty();
        }
    }

    @Test
    void a_lock_that_a_killed_run_left_behind_is_explained() throws IOException {
        folder.migration("001_orders", ORDERS_UP, ORDERS_DOWN);
        folder.migration(
                "002_stock", "await knex.raw('CREATE TABLE stock ()');", "await knex.raw('DROP TABLE stock');");
        try (MigrationSession session = new KnexTool().open(folder.project(), database)) {
            session.apply(new MigrationId("001_orders.js"));
        }
        new ContractDatabase(database).execute("UPDATE knex_migrations_lock SET is_locked = 1");

        Problem problem = failed("002_stock.js");

        assertThat(problem.text()).contains("Can't take lock to run migrations: Migration table is already locked");
        assertThat(problem.remedy())
                .isEqualTo(
                        "Knex keeps its lock in a row: a run that was killed leaves it behind, and knex migrate:unlock"
                                + " takes it away");
    }

    @Test
    void an_applied_migration_whose_file_is_gone_is_told_in_knexs_words() throws IOException {
        folder.migration("001_orders", ORDERS_UP, ORDERS_DOWN);
        try (MigrationSession session = new KnexTool().open(folder.project(), database)) {
            session.apply(new MigrationId("001_orders.js"));
        }
        Files.delete(root.resolve("migrations/001_orders.js"));
        folder.migration(
                "002_stock", "await knex.raw('CREATE TABLE stock ()');", "await knex.raw('DROP TABLE stock');");

        assertThat(failed("002_stock.js").text())
                .contains("The migration directory is corrupt, the following files are missing: 001_orders.js");
    }

    @Test
    void the_projects_folder_is_as_before() throws IOException {
        folder.migration("001_orders", ORDERS_UP, ORDERS_DOWN);
        List<Path> before = files();
        try (MigrationSession session = new KnexTool().open(folder.project(), database)) {
            assertThat(session.apply(new MigrationId("001_orders.js"))).isEqualTo(Outcome.completed());
            assertThat(session.revert(new MigrationId("001_orders.js"))).isEqualTo(Outcome.completed());
        }

        assertThat(files()).isEqualTo(before);
    }

    private Problem refused() {
        return catchThrowableOfType(LockstepException.class, () -> new KnexTool().open(folder.project(), database))
                .problem();
    }

    private Problem failed(String id) {
        try (MigrationSession session = new KnexTool().open(folder.project(), database)) {
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
