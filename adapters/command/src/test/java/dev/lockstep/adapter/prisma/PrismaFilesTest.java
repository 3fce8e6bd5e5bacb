package dev.lockstep.adapter.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismaFilesTest {

    @TempDir
    Path root;

    @Test
    void the_lock_of_the_migrations_is_enough() throws IOException {
        file("prisma/migrations/migration_lock.toml");

        assertThat(PrismaFiles.detect(root)).hasValueSatisfying(project -> {
            assertThat(project.foundBecause()).isEqualTo("it holds prisma/migrations/migration_lock.toml");
            assertThat(project.settings()).isEmpty();
        });
        assertThat(PrismaFiles.detect(root.resolve("prisma/migrations")).map(MigrationProject::settings))
                .hasValueSatisfying(settings -> assertThat(settings).isEqualTo(Map.of("migrations", ".")));
    }

    @Test
    void a_schema_shows_a_project_that_has_no_migrations_yet() throws IOException {
        file("schema.prisma");

        assertThat(PrismaFiles.detect(root)).hasValueSatisfying(project -> {
            assertThat(project.foundBecause()).isEqualTo("it holds schema.prisma");
            assertThat(project.settings()).isEqualTo(Map.of("migrations", "migrations"));
        });
    }

    @ParameterizedTest
    @CsvSource({"5.22.0,false", "6.19.3,false", "7.3.9,false", "^7.1.0,true", "7.4.0,true", "~7.10.1,true", "8.0.0,true"
    })
    void how_migrations_are_sent_depends_on_the_version(String version, boolean alone) {
        assertThat(new PrismaVersion(version).sendsStatementsAlone()).isEqualTo(alone);
    }

    private void file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
