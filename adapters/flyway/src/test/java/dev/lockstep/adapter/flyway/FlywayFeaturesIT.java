package dev.lockstep.adapter.flyway;

import static dev.lockstep.adapter.flyway.FlywayProject.CUSTOMER;
import static dev.lockstep.adapter.flyway.FlywayProject.apply;
import static dev.lockstep.adapter.flyway.FlywayProject.applyAll;
import static dev.lockstep.adapter.flyway.FlywayProject.ids;
import static dev.lockstep.adapter.flyway.FlywayProject.revert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.Reversal;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class FlywayFeaturesIT {

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
    void runs_repeatable_migrations_as_steps_of_their_own_after_the_last_version() {
        FlywayProject project = FlywayProject.in(folder)
                .file("R__a_names.sql", "CREATE OR REPLACE VIEW names AS SELECT name FROM customer;")
                .file("R__b_ids.sql", "CREATE OR REPLACE VIEW ids AS SELECT id FROM customer;")
                .file("V1__customer.sql", CUSTOMER)
                .file("V2__note.sql", "ALTER TABLE customer ADD COLUMN note text;");

        try (MigrationSession session = project.open(database)) {
            assertThat(ids(session)).containsExactly("1", "2", "R__a_names", "R__b_ids");
            apply(session, "1");
            apply(session, "2");
            assertThat(seen.relations()).doesNotContain(ObjectName.inPublic("names"));
            apply(session, "R__a_names");
            assertThat(seen.relations())
                    .contains(ObjectName.inPublic("names"))
                    .doesNotContain(ObjectName.inPublic("ids"));
            apply(session, "R__b_ids");
            assertThat(seen.relations()).contains(ObjectName.inPublic("ids"));
            assertThat(session.migrations().get(3).reversal())
                    .isEqualTo(new Reversal.Irreversible(
                            "a repeatable migration has no undo: Flyway only runs its newest text again"));
        }
    }

    @Test
    void counts_versions_as_flyway_does() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V10__c.sql", "CREATE TABLE c ();")
                .file("V2__a.sql", "CREATE TABLE a ();")
                .file("V2_1__b.sql", "CREATE TABLE b ();");

        try (MigrationSession session = project.open(database)) {
            applyAll(session);

            assertThat(ids(session)).containsExactly("2", "2.1", "10");
            assertThat(session.applied()).extracting(Object::toString).containsExactly("2", "2.1", "10");
        }
    }

    @Test
    void replaces_placeholders_in_migrations_and_undo_scripts() {
        FlywayProject project = FlywayProject.in(folder)
                .set("placeholders.table", "customer")
                .file("V1__customer.sql", "CREATE TABLE ${table} (id bigint);")
                .file("U1__customer.sql", "DROP TABLE ${flyway:defaultSchema}.${table};");

        try (MigrationSession session = project.open(database)) {
            apply(session, "1");
            assertThat(seen.relations()).contains(ObjectName.inPublic("customer"));

            revert(session, "1");

            assertThat(seen.relations()).doesNotContain(ObjectName.inPublic("customer"));
        }
    }

    @Test
    void runs_java_migrations_among_those_of_several_locations() {
        FlywayProject project = FlywayProject.in(folder)
                .set(
                        "flyway.locations",
                        "filesystem:one,filesystem:two,classpath:dev/lockstep/adapter/flyway/migrations")
                .file("one/V1__customer.sql", CUSTOMER)
                .file("two/V3__note.sql", "ALTER TABLE customer ADD COLUMN note text;")
                .file("two/U2__fill.sql", "DELETE FROM customer;")
                .file("two/U3__note.sql", "ALTER TABLE customer DROP COLUMN note;");

        try (MigrationSession session = project.open(database)) {
            Migration java = session.migrations().get(1);
            apply(session, "1");
            apply(session, "2");
            assertThat(seen.column("SELECT name FROM customer")).containsExactly("Java");
            apply(session, "3");
            revert(session, "3");
            revert(session, "2");

            assertThat(seen.column("SELECT name FROM customer")).isEmpty();
            assertThat(java.description()).isEqualTo("Fill");
            assertThat(java.source().file()).isRegularFile();
            assertThat(session.migrations().get(0).reversal()).isInstanceOf(Reversal.DownMissing.class);
        }
    }

    @Test
    void runs_a_script_outside_a_transaction_where_the_file_beside_it_says_so() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__customer.sql", CUSTOMER)
                .file("V2__vacuum.sql", "VACUUM customer;")
                .file("V2__vacuum.sql.conf", "executeInTransaction=false")
                .file("U2__vacuum.sql", "VACUUM customer;")
                .file("U2__vacuum.sql.conf", "executeInTransaction=false")
                .file("U1__customer.sql", "DROP TABLE customer;");

        try (MigrationSession session = project.open(database)) {
            applyAll(session);
            revert(session, "2");
            apply(session, "2");

            assertThat(session.applied()).hasSize(2);
        }
    }

    @Test
    void lets_the_user_mix_transactional_and_other_statements() {
        FlywayProject project = FlywayProject.in(folder)
                .set("mixed", "true")
                .file(
                        "V1__customer.sql",
                        CUSTOMER + "\nCREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);\n");

        try (MigrationSession session = project.open(database)) {
            apply(session, "1");

            assertThat(seen.picture(session.bookkeeping())).anyMatch(line -> line.contains("customer_name_idx"));
        }
    }

    @Test
    void runs_callbacks_at_every_step_and_closing_ones_after_the_newest() {
        FlywayProject project = FlywayProject.in(folder)
                .file("beforeMigrate.sql", "CREATE TABLE IF NOT EXISTS called (what text);")
                .file("afterEachMigrate.sql", "INSERT INTO called VALUES ('each');")
                .file("afterMigrate__refresh.sql", "INSERT INTO called SELECT 'closing' FROM made_by_2;")
                .file("V1__customer.sql", CUSTOMER)
                .file("V2__more.sql", "CREATE TABLE made_by_2 AS SELECT 1 AS id;");

        try (MigrationSession session = project.open(database)) {
            applyAll(session);

            assertThat(seen.column("SELECT what FROM called ORDER BY what")).containsExactly("closing", "each", "each");
        }
    }

    @Test
    void runs_java_callbacks() {
        FlywayProject project = FlywayProject.in(folder)
                .set("callbacks", NotingCallback.class.getName())
                .file("V1__called.sql", "CREATE TABLE called (what text);")
                .file("V2__more.sql", "CREATE TABLE more ();");

        try (MigrationSession session = project.open(database)) {
            applyAll(session);

            assertThat(seen.column("SELECT what FROM called")).containsExactly("java", "java");
        }
    }

    @Test
    void creates_the_schemas_it_manages_before_the_first_step() {
        FlywayProject project = FlywayProject.in(folder)
                .set("schemas", "shop,archive")
                .set("table", "history")
                .file("V1__customer.sql", CUSTOMER)
                .file("U1__customer.sql", "DROP TABLE customer;");

        try (MigrationSession session = project.open(database)) {
            var before = seen.picture(session.bookkeeping());
            apply(session, "1");
            Set<ObjectName> up = seen.relations();
            revert(session, "1");

            assertThat(session.bookkeeping()).containsExactly(new ObjectName("shop", "history"));
            assertThat(up).contains(new ObjectName("shop", "customer"));
            assertThat(seen.picture(session.bookkeeping()))
                    .isEqualTo(before)
                    .contains("archive  schema", "shop  schema");
        }
    }

    @Test
    void reads_flyway_conf_and_flyway_toml_but_never_the_address_in_them() {
        FlywayProject project = FlywayProject.in(folder)
                .file(
                        "flyway.conf",
                        """
                        flyway.url=jdbc:postgresql://production.example/shop
                        flyway.user=admin
                        flyway.locations=filesystem:sql
                        """)
                .file(
                        "flyway.toml",
                        """
                        [environments.production]
                        url = "jdbc:postgresql://production.example/shop"

                        [flyway]
                        table = "versions"
                        environment = "production"

                        [flyway.placeholders]
                        table = "customer"
                        """)
                .file("sql/V1__customer.sql", "CREATE TABLE ${table} (id bigint);");

        try (MigrationSession session = project.open(database)) {
            apply(session, "1");

            assertThat(seen.relations())
                    .containsExactlyInAnyOrder(ObjectName.inPublic("customer"), ObjectName.inPublic("versions"));
        }
    }

    @Test
    void takes_a_project_without_any_undo_script_for_one_that_only_goes_forward() {
        FlywayProject project = FlywayProject.in(folder).file("V1__customer.sql", CUSTOMER);

        try (MigrationSession session = project.open(database)) {
            assertThat(session.migrations().get(0).reversal())
                    .isEqualTo(Reversal.Irreversible.forwardOnly(
                            "the project has no undo scripts: Flyway migrates forward only"));
        }
    }
}
