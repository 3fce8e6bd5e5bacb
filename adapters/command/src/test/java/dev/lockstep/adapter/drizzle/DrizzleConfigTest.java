package dev.lockstep.adapter.drizzle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrizzleConfigTest {

    @TempDir
    Path root;

    @Test
    void a_config_is_enough() throws IOException {
        file("drizzle.config.ts");

        assertThat(DrizzleConfig.detect(root).map(MigrationProject::foundBecause))
                .contains("it holds drizzle.config.ts");
    }

    @Test
    void a_config_in_a_usual_folder_is_remembered() throws IOException {
        file("src/db/drizzle.config.js");

        assertThat(DrizzleConfig.detect(root).map(MigrationProject::settings))
                .hasValueSatisfying(
                        settings -> assertThat(settings).isEqualTo(Map.of("config", "src/db/drizzle.config.js")));
    }

    @Test
    void who_points_at_the_migrations_means_the_project_above_them() throws IOException {
        file("drizzle.config.ts");
        file("db/drizzle/meta/_journal.json");

        assertThat(DrizzleConfig.detect(root.resolve("db/drizzle"))).hasValueSatisfying(project -> {
            assertThat(project.root()).isEqualTo(root);
            assertThat(project.settings()).isEqualTo(Map.of("out", "db/drizzle"));
            assertThat(project.foundBecause()).isEqualTo("it holds meta/_journal.json, below drizzle.config.ts");
        });
    }

    @Test
    void a_journal_alone_will_do() throws IOException {
        file("drizzle/meta/_journal.json");

        assertThat(DrizzleConfig.detect(root)).isEmpty();
        assertThat(DrizzleConfig.detect(root.resolve("drizzle")).map(MigrationProject::foundBecause))
                .contains("it holds meta/_journal.json");
    }

    private void file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
