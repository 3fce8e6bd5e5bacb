package dev.lockstep.adapter.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.OnMajorVersion;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The many ways in which projects of Atlas are written. */
@OnMajorVersion(15)
@ExtendWith(ContractServer.class)
class AtlasProjectsIT {

    @TempDir
    Path root;

    private Database database;
    private AtlasFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("projects");
        folder = new AtlasFolder(root)
                .migration("1_orders", "CREATE TABLE orders (id int);")
                .hashed();
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void the_history_lies_in_a_schema_of_its_own() {
        assertThat(historyAfterTheFirst(Map.of()))
                .isEqualTo(new ObjectName("atlas_schema_revisions", "atlas_schema_revisions"));
    }

    @Test
    void the_history_lies_in_the_schema_that_the_url_is_bound_to() {
        assertThat(historyAfterTheFirst(Map.of("search_path", "public")))
                .isEqualTo(ObjectName.inPublic("atlas_schema_revisions"));
    }

    @Test
    void the_history_lies_where_the_setting_says() {
        assertThat(historyAfterTheFirst(Map.of("revisions-schema", "audit")))
                .isEqualTo(new ObjectName("audit", "atlas_schema_revisions"));
    }

    @Test
    void an_environment_of_atlas_hcl_is_run_on_the_harness_database_alone() throws IOException {
        folder.file("atlas.hcl", hcl("dev") + "variable \"token\" {\n  type = string\n}\n");

        assertThat(historyAfterTheFirst(Map.of("env", "dev", "var", "token=x")))
                .isEqualTo(new ObjectName("kept", "atlas_schema_revisions"));
    }

    @Test
    void a_mode_for_all_files_is_handed_over() throws IOException {
        folder.migration("2_index", "CREATE INDEX CONCURRENTLY i ON orders (id);")
                .hashed();

        try (MigrationSession session = open(Map.of("tx-mode", "none"))) {
            session.migrations().forEach(migration -> assertThat(session.apply(migration.id()))
                    .isEqualTo(Outcome.completed()));
        }
    }

    @Test
    void the_program_tells_its_version() {
        try (MigrationSession session = open(Map.of())) {
            assertThat(session.toolVersion()).isEqualTo("v0.13.1");
        }
    }

    @Test
    void a_project_is_found_by_its_configuration_or_its_checksums() throws IOException {
        assertThat(because()).isEqualTo("migrations holds atlas.sum {dir=migrations}");

        folder.file("atlas.hcl", hcl("dev"));
        assertThat(because()).isEqualTo("its atlas.hcl names the directory of migrations migrations {env=dev}");

        folder.file("atlas.hcl", hcl("dev") + hcl("prod"));
        assertThat(because()).isEqualTo("its atlas.hcl names the directory of migrations migrations {}");
    }

    private static String hcl(String environment) {
        return """
                env "%s" {
                  url = "postgres://nobody@db.invalid/production"
                  migration {
                    dir = "file://migrations"
                    revisions_schema = "kept"
                  }
                }
                """
                .formatted(environment);
    }

    private ObjectName historyAfterTheFirst(Map<String, String> settings) {
        try (MigrationSession session = open(settings)) {
            assertThat(session.apply(new MigrationId("1"))).isEqualTo(Outcome.completed());
            assertThat(new ContractDatabase(database).relations())
                    .contains(ObjectName.inPublic("orders"))
                    .containsAll(session.bookkeeping())
                    .hasSize(2);
            return session.bookkeeping().iterator().next();
        }
    }

    private String because() {
        return new AtlasTool()
                .detect(root)
                .map(project -> project.foundBecause() + " " + project.settings())
                .orElse("not found");
    }

    private MigrationSession open(Map<String, String> settings) {
        MigrationProject project = folder.project().with(settings);
        return new AtlasTool().open(project, database);
    }
}
