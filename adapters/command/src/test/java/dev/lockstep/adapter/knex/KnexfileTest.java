package dev.lockstep.adapter.knex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnexfileTest {

    @TempDir
    Path root;

    @Test
    void a_knexfile_in_the_folder_is_enough() throws IOException {
        file("knexfile.ts");

        assertThat(Knexfile.detect(root)).hasValueSatisfying(project -> {
            assertThat(project.foundBecause()).isEqualTo("it holds knexfile.ts");
            assertThat(project.settings()).isEmpty();
        });
    }

    @Test
    void a_knexfile_in_a_usual_folder_is_remembered() throws IOException {
        file("src/db/knexfile.js");

        assertThat(Knexfile.detect(root).map(MigrationProject::settings))
                .hasValueSatisfying(
                        settings -> assertThat(settings).isEqualTo(Map.of("knexfile", "src/db/knexfile.js")));
    }

    @Test
    void who_points_at_the_migrations_means_the_project_above_them() throws IOException {
        file("knexfile.js");
        Path migrations = Files.createDirectories(root.resolve("migrations"));

        assertThat(Knexfile.detect(migrations)).hasValueSatisfying(project -> {
            assertThat(project.root()).isEqualTo(root);
            assertThat(project.foundBecause()).isEqualTo("knexfile.js lies beside it");
        });
    }

    @Test
    void migrations_without_a_knexfile_may_be_anybodys() throws IOException {
        Path migrations = Files.createDirectories(root.resolve("migrations"));

        assertThat(Knexfile.detect(root)).isEmpty();
        assertThat(Knexfile.detect(migrations)).isEmpty();
    }

    private void file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
