package dev.lockstep.adapter.alembic;

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
class AlembicProblemsIT {

    @TempDir
    Path root;

    private Database database;
    private AlembicFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new AlembicFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_python_without_alembic_is_named() throws IOException {
        Files.delete(root.resolve(".venv"));
        folder.file(".venv/bin/python", "#!/bin/sh\nexec python3 -I -S \"$@\"\n");
        root.resolve(".venv/bin/python").toFile().setExecutable(true);

        assertThat(refused().text())
                .isEqualTo(
                        """
                        Alembic does not take the project
                          where:  %1$s
                          said:   ModuleNotFoundError: No module named 'alembic'
                          said:   the Python: %1$s/.venv/bin/python
                          remedy: install it there, or set python to the interpreter that has it"""
                                .formatted(root));
    }

    @Test
    void a_broken_virtual_environment_is_not_passed_over() throws IOException {
        Files.delete(root.resolve(".venv"));
        Files.createDirectories(root.resolve(".venv/bin"));

        Problem problem = refused();

        assertThat(problem.what()).isEqualTo("the Python for alembic does not run");
        assertThat(problem.where()).isEqualTo(root.resolve(".venv/bin/python").toString());
        assertThat(problem.text()).contains("No such file or directory");
        assertThat(problem.remedy())
                .isEqualTo("make the virtual environment anew, or set python to an interpreter that runs");
    }

    @Test
    void a_syntax_error_in_a_migration_leads_to_its_line() throws IOException {
        folder.file("migrations/versions/broken.py", "revision = 'broken'\ndown_revision = None\n\ndef upgrade(:\n");

        Problem problem = refused();

        assertThat(problem.where()).isEqualTo(root.resolve("migrations/versions/broken.py") + ":4");
        assertThat(problem.text()).contains("def upgrade(:", "SyntaxError: invalid syntax");
    }

    @Test
    void an_env_py_that_needs_something_else_says_what() throws IOException {
        folder.file("migrations/env.py", "import os\nos.environ['SHOP_SECRET']\n");

        assertThat(refused().text()).contains("Alembic does not take the project", "KeyError: 'SHOP_SECRET'");
    }

    @Test
    void a_project_for_another_kind_of_database_is_refused() throws IOException {
        Path env = root.resolve("migrations/env.py");
        Files.writeString(
                env,
                Files.readString(env)
                        .replace(
                                "engine = engine_from_config(",
                                "from sqlalchemy import create_engine\n(lambda *a, **k: 0)(")
                        .replace("with engine.", "with create_engine('sqlite://')."));

        assertThat(refused().text())
                .contains("RuntimeError: the project connects to sqlite, and only PostgreSQL is tested here");
    }

    @Test
    void a_setting_that_nobody_knows_is_named() {
        LockstepException thrown = catchThrowableOfType(LockstepException.class, () -> new AlembicTool()
                .open(folder.project().with(Map.of("url", "x")), database));

        assertThat(thrown.problem().text())
                .isEqualTo(
                        """
                        alembic has no setting url
                          where:  %s
                          remedy: its settings are config, name, x, python and env.NAME"""
                                .formatted(root));
    }

    @Test
    void a_migration_that_fails_is_told_with_its_line_and_the_servers_words() throws IOException {
        folder.revision("orders", "None", "op.execute('INSERT INTO nowhere VALUES (1)')", "pass");

        assertThat(failed("orders").text())
                .isEqualTo(
                        """
                        alembic failed to apply orders
                          where:  %s/migrations/versions/orders_.py:9
                          said:   42P01: relation "nowhere" does not exist
                          said:   sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "nowhere" does not exist
                                  LINE 1: INSERT INTO nowhere VALUES (1)
                                                      ^
                                  [SQL: INSERT INTO nowhere VALUES (1)]
                                  (Background on this error at: https://sqlalche.me/e/20/f405)"""
                                .formatted(root));
    }

    @Test
    void a_migration_that_asks_its_user_fails_at_once() throws IOException {
        folder.revision("orders", "None", "if input('Sure? ') == 'y':\n    op.execute('CREATE TABLE x ()')", "pass");

        assertThat(failed("orders").text())
                .isEqualTo(
                        """
                        alembic failed to apply orders
                          where:  %s/migrations/versions/orders_.py:9
                          said:   EOFError: EOF when reading a line"""
                                .formatted(root));
    }

    @Test
    void a_migration_that_never_returns_is_killed_with_its_children() throws Exception {
        folder.revision(
                "orders",
                "None",
                """
                import subprocess
                child = subprocess.Popen(['sleep', '3600'])
                open('child', 'w').write(str(child.pid))
                child.wait()""",
                "pass");
        try (MigrationSession session = new AlembicTool().open(folder.project(), database)) {
            List<Outcome> outcomes = new CopyOnWriteArrayList<>();
            Thread step = new Thread(() -> outcomes.add(session.apply(new MigrationId("orders"))));
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
                            "alembic failed to apply orders",
                            "it was killed, with every process that it had started, at the end of its time"));
            assertThat(RunningProcess.in(child)).isEmpty();
            assertThat(new ContractDatabase(database).sessionsLeftOpen()).isEmpty();
        }
    }

    @Test
    void an_applied_revision_whose_file_is_gone_is_told_in_alembics_words() throws IOException {
        folder.revision("orders", "None", "op.execute('CREATE TABLE orders ()')", "op.drop_table('orders')");
        try (MigrationSession session = new AlembicTool().open(folder.project(), database)) {
            assertThat(session.apply(new MigrationId("orders"))).isEqualTo(Outcome.completed());
        }
        Files.delete(root.resolve("migrations/versions/orders_.py"));
        folder.revision("stock", "None", "op.execute('CREATE TABLE stock ()')", "op.drop_table('stock')");

        assertThat(failed("stock").text()).contains("Can't locate revision identified by 'orders'");
    }

    @Test
    void a_connection_that_does_not_go_through_sqlalchemy_is_noticed() throws IOException {
        folder.revision("orders", "None", "op.execute('CREATE TABLE orders ()')", "op.drop_table('orders')");
        Path env = root.resolve("migrations/env.py");
        String address = "host='" + database.address().host() + "', port="
                + database.address().port() + ", dbname='"
                + database.address().database() + "', user='"
                + database.address().user() + "', password='"
                + database.address().password() + "'";
        Files.writeString(
                env,
                Files.readString(env)
                        .replace(
                                "engine = engine_from_config(",
                                "import psycopg2\nfrom sqlalchemy import create_engine\n(lambda *a, **k: 0)(")
                        .replace(
                                "with engine.",
                                "with create_engine('postgresql://', creator=lambda: psycopg2.connect(" + address
                                        + "))."));

        assertThat(failed("orders").text())
                .contains("it says that all went well", "the address that it was given", "DATABASE_URL");
    }

    @Test
    void the_projects_folder_is_as_before() throws IOException {
        folder.revision("orders", "None", "op.execute('CREATE TABLE orders ()')", "op.drop_table('orders')");
        List<Path> before = files();
        try (MigrationSession session = new AlembicTool().open(folder.project(), database)) {
            assertThat(session.apply(new MigrationId("orders"))).isEqualTo(Outcome.completed());
            assertThat(session.revert(new MigrationId("orders"))).isEqualTo(Outcome.completed());
        }

        assertThat(files()).isEqualTo(before);
    }

    private Problem refused() {
        return catchThrowableOfType(LockstepException.class, () -> new AlembicTool().open(folder.project(), database))
                .problem();
    }

    private Problem failed(String id) {
        try (MigrationSession session = new AlembicTool().open(folder.project(), database)) {
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
