package dev.lockstep.adapter.flyway;

import static dev.lockstep.adapter.flyway.FlywayProject.CUSTOMER;
import static dev.lockstep.adapter.flyway.FlywayProject.apply;
import static dev.lockstep.adapter.flyway.FlywayProject.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class FlywayRefusalsIT {

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
    void points_at_the_line_that_the_server_refused() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__half.sql", "CREATE TABLE half ();\n\nINSERT INTO nowhere VALUES (1);\n");

        try (MigrationSession session = project.open(database)) {
            Problem problem = failure(session.apply(new MigrationId("1")));

            assertThat(problem.text())
                    .isEqualTo(
                            """
                            flyway failed to apply 1
                              where:  %s/V1__half.sql:3
                              said:   42P01: relation "nowhere" does not exist"""
                                    .formatted(folder));
            assertThat(seen.relations()).doesNotContain(ObjectName.inPublic("half"));
        }
    }

    @Test
    void points_at_the_line_of_the_undo_script_that_the_server_refused() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__customer.sql", CUSTOMER)
                .file("U1__customer.sql", "DROP TABLE customer;\nDROP TABLE customer;\n");

        try (MigrationSession session = project.open(database)) {
            apply(session, "1");
            Problem problem = failure(session.revert(new MigrationId("1")));

            assertThat(problem.text())
                    .isEqualTo(
                            """
                            flyway failed to revert 1
                              where:  %s/U1__customer.sql:2
                              said:   42P01: table "customer" does not exist"""
                                    .formatted(folder));
            assertThat(seen.relations()).contains(ObjectName.inPublic("customer"));
            assertThat(session.applied()).hasSize(1);
        }
    }

    @Test
    void tells_an_edited_migration_in_flyways_words() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__customer.sql", CUSTOMER)
                .file("V2__more.sql", "CREATE TABLE more ();");
        try (MigrationSession session = project.open(database)) {
            apply(session, "1");
        }
        project.file("V1__customer.sql", "CREATE TABLE customer (id bigint);");

        try (MigrationSession session = project.open(database)) {
            Problem problem = failure(session.apply(new MigrationId("2")));

            assertThat(problem.what()).isEqualTo("flyway failed to apply 2");
            assertThat(problem.evidence())
                    .singleElement()
                    .asString()
                    .contains("Migration checksum mismatch for migration version 1", "-> Applied to database : ");
        }
    }

    @Test
    void tells_an_applied_migration_whose_file_is_gone() throws IOException {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__customer.sql", CUSTOMER)
                .file("V2__more.sql", "CREATE TABLE more ();");
        try (MigrationSession session = project.open(database)) {
            apply(session, "1");
        }
        Files.delete(folder.resolve("V1__customer.sql"));

        try (MigrationSession session = project.open(database)) {
            Problem problem = failure(session.apply(new MigrationId("2")));

            assertThat(problem.text()).contains("Detected applied migration not resolved locally: 1.");
        }
    }

    @Test
    void tells_what_a_failed_script_outside_a_transaction_left_behind() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__half.sql", "CREATE TABLE half ();\nINSERT INTO nowhere VALUES (1);\n")
                .file("V1__half.sql.conf", "executeInTransaction=false");

        try (MigrationSession session = project.open(database)) {
            failure(session.apply(new MigrationId("1")));
            Problem again = failure(session.apply(new MigrationId("1")));

            assertThat(seen.relations()).contains(ObjectName.inPublic("half"));
            assertThat(session.applied()).isEmpty();
            assertThat(again.text()).contains("Detected failed migration to version 1 (half)");
        }
    }

    @Test
    void refuses_a_version_that_is_there_twice() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__a.sql", "CREATE TABLE a ();")
                .file("V1__b.sql", "CREATE TABLE b ();");

        assertThatThrownBy(() -> project.open(database))
                .isInstanceOf(LockstepException.class)
                .hasMessageStartingWith("Flyway does not take the project\n  where:  " + folder)
                .hasMessageContaining("Found more than one migration with version 1");
    }

    @Test
    void refuses_undo_scripts_that_undo_nothing_or_the_same_twice() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__a.sql", "CREATE TABLE a ();")
                .file("a/U1__a.sql", "DROP TABLE a;")
                .file("b/U1__a.sql", "DROP TABLE a;")
                .file("U7__b.sql", "DROP TABLE b;");

        assertThatThrownBy(() -> project.open(database))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        2 faults in the project of Flyway
                          said:   version 1 has two undo scripts
                                    where:  %1$s/a/U1__a.sql
                                    said:   U1__a.sql and U1__a.sql
                                    remedy: delete one of them
                          said:   U7__b.sql undoes nothing: there is no migration of version 7
                                    where:  %1$s/U7__b.sql
                                    remedy: add the migration, or delete the undo script"""
                                .formatted(folder));
    }

    @Test
    void refuses_a_file_that_flyway_would_silently_leave_out() {
        FlywayProject project = FlywayProject.in(folder)
                .file("V1__a.sql", "CREATE TABLE a ();")
                .file("V2_b.sql", "CREATE TABLE b ();")
                .file("seed.sql", "INSERT INTO a DEFAULT VALUES;");

        assertThatThrownBy(() -> project.open(database))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        V2_b.sql looks like a migration, but Flyway does not take it for one
                          where:  %s/V2_b.sql
                          remedy: name it V1__name.sql or R__name.sql, with two underscores and the letter as configured, \
                        or move it elsewhere"""
                                .formatted(folder));
    }

    @Test
    void refuses_statements_that_cannot_share_a_transaction_in_flyways_words() {
        FlywayProject project = FlywayProject.in(folder)
                .file(
                        "V1__customer.sql",
                        CUSTOMER + "\nCREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);\n");

        try (MigrationSession session = project.open(database)) {
            Problem problem = failure(session.apply(new MigrationId("1")));

            assertThat(problem.text()).contains("Detected both transactional and non-transactional statements");
        }
    }

    @Test
    void refuses_a_database_that_holds_tables_without_a_history() {
        seen.execute("CREATE TABLE older (id bigint)");
        FlywayProject project = FlywayProject.in(folder).file("V1__customer.sql", CUSTOMER);

        try (MigrationSession session = project.open(database)) {
            Problem problem = failure(session.apply(new MigrationId("1")));

            assertThat(problem.text()).contains("Found non-empty schema(s) \"public\" but no schema history table");
        }
    }

    @Test
    void names_the_cure_when_flyways_own_lock_keeps_an_index_waiting() throws Exception {
        FlywayProject project = FlywayProject.in(folder)
                .set("flyway.postgresql.transactional.lock", "true")
                .file("V1__customer.sql", CUSTOMER)
                .file("V2__index.sql", "CREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);");

        try (MigrationSession session = project.open(database)) {
            apply(session, "1");
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            new Thread(() -> outcome.complete(session.apply(new MigrationId("2")))).start();
            seen.await("wait_event = 'virtualxid'");
            seen.endOtherSessions();

            assertThat(failure(outcome.get(60, TimeUnit.SECONDS)).remedy())
                    .isEqualTo(
                            "if it creates an index concurrently, set flyway.postgresql.transactional.lock=false: the"
                                    + " transaction of Flyway's own lock keeps it waiting for ever");
        }
    }

    @Test
    void refuses_a_setting_that_flyway_does_not_know() {
        FlywayProject project = FlywayProject.in(folder).set("loactions", "x").file("V1__customer.sql", CUSTOMER);

        assertThatThrownBy(() -> project.open(database))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        Flyway does not take the project
                          where:  %s
                          said:   Unknown configuration property: flyway.loactions. Please check your conf files or commandline parameters"""
                                .formatted(folder));
    }
}
