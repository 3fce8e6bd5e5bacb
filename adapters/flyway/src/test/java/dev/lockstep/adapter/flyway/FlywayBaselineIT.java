package dev.lockstep.adapter.flyway;

import static dev.lockstep.adapter.flyway.FlywayProject.CUSTOMER;
import static dev.lockstep.adapter.flyway.FlywayProject.apply;
import static dev.lockstep.adapter.flyway.FlywayProject.applyAll;
import static dev.lockstep.adapter.flyway.FlywayProject.ids;
import static dev.lockstep.adapter.flyway.FlywayProject.revert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.nio.file.Path;
import org.flywaydb.core.internal.license.VersionPrinter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class FlywayBaselineIT {

    @TempDir
    Path folder;

    private Database database;
    private ContractDatabase seen;

    @BeforeEach
    void create_a_database(DatabaseServer server) {
        database = server.create("flyway");
        seen = new ContractDatabase(database);
    }

    @AfterEach
    void drop_the_database() {
        database.close();
    }

    @Test
    void begins_with_a_baseline_script_where_there_is_one() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__a.sql", "CREATE TABLE a ();")
                .file("V2__b.sql", "CREATE TABLE b ();")
                .file("B2__a_and_b.sql", "CREATE TABLE a (); CREATE TABLE b ();")
                .file("V3__c.sql", "CREATE TABLE c ();");

        try (MigrationSession session = project.open(database)) {
            assertThat(ids(session)).containsExactly("2", "3");
            applyAll(session);

            assertThat(session.applied()).hasSize(2);
            assertThat(session.migrations().get(0).source().file().getFileName())
                    .hasToString("B2__a_and_b.sql");
        }
    }

    @Test
    void leaves_out_what_a_baseline_stands_for() {
        assumeTrue(
                VersionPrinter.getVersion().startsWith("13."),
                "before 13, Flyway calls them pending until the baseline is there");
        seen.execute("CREATE TABLE older (id bigint)");
        FlywayProject project = FlywayProject.in(folder)
                .set("baselineOnMigrate", "true")
                .set("baselineVersion", "1")
                .file("V1__older.sql", "CREATE TABLE older (id bigint);")
                .file("V2__customer.sql", CUSTOMER);

        try (MigrationSession session = project.open(database)) {
            assertThat(ids(session)).containsExactly("2");
            apply(session, "2");

            assertThat(seen.relations()).contains(ObjectName.inPublic("customer"));
        }
    }

    @Test
    void needs_no_baseline_in_an_empty_database() {
        FlywayProject project = FlywayProject.in(folder)
                .set("baselineOnMigrate", "true")
                .set("baselineVersion", "1")
                .file("V1__older.sql", "CREATE TABLE older (id bigint);")
                .file("U1__older.sql", "DROP TABLE older;");

        try (MigrationSession session = project.open(database)) {
            apply(session, "1");
            revert(session, "1");
            apply(session, "1");

            assertThat(seen.relations()).contains(ObjectName.inPublic("older"));
        }
    }
}
