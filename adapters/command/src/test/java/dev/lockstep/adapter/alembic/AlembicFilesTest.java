package dev.lockstep.adapter.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlembicFilesTest {

    @TempDir
    Path root;

    @Test
    void an_ini_file_says_where_the_migrations_are() throws IOException {
        file("alembic.ini", "[alembic]\nscript_location = src/db\n");

        assertThat(AlembicFiles.find(root).map(MigrationProject::foundBecause))
                .contains("it holds alembic.ini, whose script_location is src/db");
    }

    @Test
    void a_section_of_the_projects_own_file_will_do() throws IOException {
        file("pyproject.toml", "[project]\nname = \"shop\"\n[tool.alembic]\nscript_location = \"db\"\n");

        assertThat(AlembicFiles.find(root).map(MigrationProject::foundBecause))
                .contains("its pyproject.toml has a section [tool.alembic]");
    }

    @Test
    void who_points_at_the_folder_of_env_py_means_the_project_above_it() throws IOException {
        file("alembic.ini", "[alembic]\nscript_location = db/migrations\n");
        file("db/migrations/env.py", "from alembic import context\n");
        Files.createDirectories(root.resolve("db/migrations/versions"));

        Optional<MigrationProject> found = AlembicFiles.find(root.resolve("db/migrations"));

        assertThat(found.map(MigrationProject::root)).contains(root);
    }

    @Test
    void an_env_py_of_somebody_else_is_left_alone() throws IOException {
        file("alembic.ini", "[alembic]\n");
        file("tools/env.py", "print('hello')\n");
        Files.createDirectories(root.resolve("tools/versions"));

        assertThat(AlembicFiles.find(root.resolve("tools"))).isEmpty();
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
