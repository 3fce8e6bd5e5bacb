package dev.lockstep.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquibaseToolTest {

    @TempDir
    private Path root;

    @Test
    void is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(MigrationTool.class)).hasAtLeastOneElementOfType(LiquibaseTool.class);
    }

    @Test
    void knows_its_project_by_the_properties_file() {
        new ChangelogFolder(root).write("liquibase.properties", "changelog-file: db/all.yaml\n");

        Optional<MigrationProject> project = new LiquibaseTool().detect(root);

        assertThat(project)
                .map(MigrationProject::foundBecause)
                .contains("liquibase.properties names db/all.yaml");
    }

    @Test
    void knows_its_project_by_the_first_changelog() {
        new ChangelogFolder(root)
                .sql("src/main/resources/db/changelog/changes/01.sql", "--changeset ann:1\n")
                .sql("src/main/resources/db/changelog/other.sql", "--changeset ann:1\n")
                .write("src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog: []\n");
        MigrationProject project = new LiquibaseTool().detect(root).orElseThrow();
        Path folder = root.resolve("src/main/resources/db/changelog");

        assertThat(project.foundBecause()).isEqualTo("db/changelog/db.changelog-master.yaml is a Liquibase changelog");
        assertThat(LiquibaseSettings.of(project).changelog()).isEqualTo("db/changelog/db.changelog-master.yaml");
        assertThat(LiquibaseSettings.of(new LiquibaseTool().detect(folder).orElseThrow())
                        .changelog())
                .isEqualTo("db/changelog/db.changelog-master.yaml");
        assertThat(LiquibaseSettings.of(new ChangelogFolder(folder.resolve("other.sql")).project(Map.of()))
                        .changelog())
                .isEqualTo("db/changelog/other.sql");
    }

    @Test
    void leaves_other_tools_projects_alone() {
        new ChangelogFolder(root).write("V1__first.sql", "SELECT 1;\n").write("pom.xml", "<project/>\n");

        assertThat(new LiquibaseTool().detect(root)).isEmpty();
        assertThat(new LiquibaseTool().detect(root.resolve("absent"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "changelog-file, changelogfile, liquibase.changelogFile",
        "liquibase.command.changeLogFile, changelogfile, liquibase.changeLogFile",
        "preserve-schema-case, preserveschemacase, liquibase.preserveSchemaCase"
    })
    void reads_a_setting_in_any_spelling(String name, String key, String configurationKey) {
        SettingName setting = SettingName.of(name);

        assertThat(setting.key()).isEqualTo(key);
        assertThat(setting.configurationKey()).isEqualTo(configurationKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.33.0", "5.0.4", "5.1.0"})
    void accepts_the_versions_that_it_can_drive(String version) {
        assertThatCode(new LiquibaseVersion(version)::requireSupported).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10.3", "4.20.0", "6.0.0", "DEV"})
    void refuses_other_versions(String version) {
        assertThatThrownBy(new LiquibaseVersion(version)::requireSupported)
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        Liquibase %s is not supported
                          where:  the class path
                          said:   Lockstep drives Liquibase 4.33 to 5.x
                          remedy: put org.liquibase:liquibase-core 4.33.0 or a 5.x on the test class path"""
                                .formatted(version));
    }
}
