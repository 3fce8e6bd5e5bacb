package dev.lockstep.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywaySettingsTest {

    @TempDir
    Path folder;

    @Test
    void takes_names_with_and_without_the_prefix() {
        FlywaySettings settings = read(Map.of("table", "versions", "flyway.mixed", "true"));

        assertThat(settings.values()).containsEntry("flyway.table", "versions").containsEntry("flyway.mixed", "true");
    }

    @Test
    void never_takes_an_address_from_the_user() throws IOException {
        Files.writeString(
                folder.resolve("flyway.conf"),
                "flyway.url=jdbc:postgresql://production/shop\nflyway.user=admin\nflyway.password=secret\n"
                        + "flyway.jdbcProperties.ssl=true\nflyway.target=3\nflyway.table=versions\n");

        FlywaySettings settings = read(Map.of("environments.prod.url", "jdbc:postgresql://production/shop"));

        assertThat(settings.values().keySet()).containsExactlyInAnyOrder("flyway.table", "flyway.locations");
    }

    @Test
    void lets_the_projects_settings_win_over_the_files() throws IOException {
        Files.writeString(folder.resolve("flyway.conf"), "flyway.table=conf\nflyway.encoding=UTF-8\n");
        Files.writeString(folder.resolve("flyway.toml"), "[flyway]\ntable = \"toml\"\n");

        assertThat(read(Map.of()).values()).containsEntry("flyway.table", "toml");
        assertThat(read(Map.of("table", "given")).values())
                .containsEntry("flyway.table", "given")
                .containsEntry("flyway.encoding", "UTF-8");
    }

    @Test
    void chooses_the_lock_that_lets_indexes_be_built_concurrently_unless_told_otherwise() {
        assertThat(read(Map.of()).lock()).isEqualTo(FlywaySettings.Lock.SESSION);
        assertThat(read(Map.of("postgresql.transactional.lock", "true")).lock())
                .isEqualTo(FlywaySettings.Lock.TRANSACTION);
    }

    @Test
    void finds_the_usual_folder_below_the_project() throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
        Files.writeString(migrations.resolve("V1__a.sql"), "");

        assertThat(read(Map.of()).values()).containsEntry("flyway.locations", "filesystem:" + migrations);
    }

    @Test
    void refuses_a_folder_that_is_not_there() {
        Path absent = folder.resolve("absent");

        assertThatThrownBy(() -> FlywaySettings.of(new MigrationProject("flyway", absent, new TreeMap<>(), "")))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        there is no folder of migrations
                          where:  %s
                          said:   it does not exist
                          remedy: name the folder that holds the V1__name.sql files, or set locations"""
                                .formatted(absent));
    }

    @Test
    void names_every_location_that_is_not_there() {
        assertThatThrownBy(() -> read(Map.of("locations", "filesystem:a, filesystem:b,classpath:c")))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        2 locations that do not exist
                          said:   a location of Flyway does not exist
                                    where:  %1$s/a
                                    remedy: correct flyway.locations; relative ones begin at %1$s
                          said:   a location of Flyway does not exist
                                    where:  %1$s/b
                                    remedy: correct flyway.locations; relative ones begin at %1$s"""
                                .formatted(folder));
    }

    private FlywaySettings read(Map<String, String> settings) {
        return FlywaySettings.of(new MigrationProject("flyway", folder, new TreeMap<>(settings), ""));
    }
}
