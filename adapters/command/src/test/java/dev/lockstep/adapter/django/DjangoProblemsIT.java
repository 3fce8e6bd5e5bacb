package dev.lockstep.adapter.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class DjangoProblemsIT {

    private static final String FIRST = "shop.0001_initial";

    @TempDir
    Path root;

    private Database database;
    private DjangoFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("problems");
        folder = new DjangoFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_python_without_django_is_named() throws IOException {
        Files.delete(root.resolve(".venv"));
        folder.file(".venv/bin/python", "#!/bin/sh\nexec python3 -I -S \"$@\"\n");
        root.resolve(".venv/bin/python").toFile().setExecutable(true);

        assertThat(refused().text())
                .isEqualTo(
                        """
                        Django does not take the project
                          where:  %1$s
                          said:   ModuleNotFoundError: No module named 'django'
                          said:   the Python: %1$s/.venv/bin/python
                          remedy: install it there, or set python to the interpreter that has it"""
                                .formatted(root));
    }

    @Test
    void a_project_without_manage_py_is_told_what_to_set() throws IOException {
        Files.delete(root.resolve("manage.py"));

        assertThat(refused().text()).contains("there is no manage.py", "or settings to the module of");
    }

    @Test
    void a_syntax_error_in_a_migration_leads_to_its_line() throws IOException {
        folder.file("shop/migrations/0001_initial.py", "from django.db import migrations\n\nclass Migration(:\n");

        Problem problem = refused();

        assertThat(problem.where()).isEqualTo(root.resolve("shop/migrations/0001_initial.py") + ":3");
        assertThat(problem.text()).contains("class Migration(:", "SyntaxError: invalid syntax");
    }

    @Test
    void two_heads_in_one_app_are_refused_in_djangos_words() throws IOException {
        folder.table(FIRST, "", "one");
        folder.table("shop.0002_left", "('shop', '0001_initial')", "two");
        folder.table("shop.0002_right", "('shop', '0001_initial')", "three");

        assertThat(refused().text())
                .contains("Conflicting migrations detected; multiple leaf nodes in the migration graph:"
                        + " (0002_left, 0002_right in shop)");
    }

    @Test
    void a_dependency_that_is_not_there_is_named() throws IOException {
        folder.table(FIRST, "('shop', '0000_gone')", "one");

        assertThat(refused().text()).contains("NodeNotFoundError", "('shop', '0000_gone')");
    }

    @Test
    void a_project_for_another_kind_of_database_is_refused() throws IOException {
        folder.settings("'shop'", "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'x'}}\n");

        assertThat(refused().text())
                .contains("the project's default database is sqlite, and only PostgreSQL is tested here");
    }

    @Test
    void settings_that_need_something_else_say_what() throws IOException {
        folder.settings("'shop'", "import os\nos.environ['SHOP_SECRET']\n");

        assertThat(refused().text()).contains("Django does not take the project", "KeyError: 'SHOP_SECRET'");
    }

    @Test
    void a_migration_that_fails_is_told_with_the_servers_words() throws IOException {
        folder.migration(FIRST, "", "migrations.RunSQL('INSERT INTO nowhere VALUES (1)'),");

        assertThat(failed().text())
                .isEqualTo(
                        """
                        django failed to apply shop.0001_initial
                          where:  %s/shop/migrations/0001_initial.py
                          said:   42P01: relation "nowhere" does not exist
                          said:   django.db.utils.ProgrammingError: relation "nowhere" does not exist
                                  LINE 1: INSERT INTO nowhere VALUES (1)
                                                      ^"""
                                .formatted(root));
    }

    @Test
    void a_migration_that_asks_its_user_fails_at_once() throws IOException {
        folder.file(
                "shop/migrations/0001_initial.py",
                """
                from django.db import migrations

                def ask(apps, schema_editor):
                    input("Sure? ")

                class Migration(migrations.Migration):
                    operations = [migrations.RunPython(ask)]
                """);

        assertThat(failed().text())
                .isEqualTo(
                        """
                        django failed to apply shop.0001_initial
                          where:  %s/shop/migrations/0001_initial.py:4
                          said:   EOFError: EOF when reading a line"""
                                .formatted(root));
    }

    @Test
    void the_projects_folder_is_as_before() throws IOException {
        folder.table(FIRST, "", "orders");
        List<Path> before = files();
        try (MigrationSession session = new DjangoTool().open(folder.project(), database)) {
            assertThat(session.apply(new MigrationId(FIRST))).isEqualTo(Outcome.completed());
            assertThat(session.revert(new MigrationId(FIRST))).isEqualTo(Outcome.completed());
        }

        assertThat(files()).isEqualTo(before);
    }

    private Problem refused() {
        return catchThrowableOfType(LockstepException.class, () -> new DjangoTool().open(folder.project(), database))
                .problem();
    }

    private Problem failed() {
        try (MigrationSession session = new DjangoTool().open(folder.project(), database)) {
            return session.apply(new MigrationId(FIRST))
                    .fold(() -> Problem.what("completed"), problem -> problem, Problem::what);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted().toList();
        }
    }
}
