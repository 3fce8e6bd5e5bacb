package dev.lockstep.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class SqlFolderIT {

    @TempDir
    Path folder;

    private Database database;
    private ContractDatabase seen;

    @BeforeEach
    void create_a_database(DatabaseServer server) {
        database = server.create("sql");
        seen = new ContractDatabase(database);
    }

    @AfterEach
    void drop_the_database() {
        database.close();
    }

    @Test
    void sends_the_file_as_it_is() throws IOException {
        Outcome outcome = up(
                """
                CREATE TABLE note (id int, body jsonb);\r
                CREATE FUNCTION latest() RETURNS int LANGUAGE plpgsql AS $$
                BEGIN RETURN (SELECT max(id) FROM note WHERE body ? 'a;b' OR body::text = '{fn x}'); END $$;
                INSERT INTO note VALUES (1, '{"a;b": "?"}');
                """);

        assertThat(outcome).isEqualTo(Outcome.completed());
        assertThat(seen.column("SELECT latest()")).containsExactly("1");
    }

    @Test
    void points_at_the_line_that_the_server_refused() throws IOException {
        Outcome outcome = up("-- \uD83D\uDE80 four bytes\nCREATE TABLE a ();\n\nSELECT missing\nFROM a;\n");

        assertThat(textOf(outcome))
                .isEqualTo(
                        """
                        sql failed to apply 001_x
                          where:  %s/001_x.up.sql:4
                          said:   42703: column "missing" does not exist"""
                                .formatted(folder));
        assertThat(seen.relations()).isEmpty();
    }

    @Test
    void notices_a_failure_in_a_later_statement_that_is_only_found_when_it_runs() throws IOException {
        Outcome outcome = up("CREATE TABLE a (b int);\nSELECT 1;\nINSERT INTO a VALUES (1 / 0);\n");

        assertThat(textOf(outcome))
                .isEqualTo(
                        """
                        sql failed to apply 001_x
                          where:  %s/001_x.up.sql
                          said:   22012: division by zero"""
                                .formatted(folder));
        assertThat(seen.relations()).isEmpty();
    }

    @Test
    void adds_the_servers_detail_and_hint() throws IOException {
        Outcome outcome = up("CREATE TABLE a (b int PRIMARY KEY);\nINSERT INTO a VALUES (1), (1);\n");

        assertThat(textOf(outcome))
                .isEqualTo(
                        """
                        sql failed to apply 001_x
                          where:  %s/001_x.up.sql
                          said:   23505: duplicate key value violates unique constraint "a_pkey"
                          said:   detail: Key (b)=(1) already exists."""
                                .formatted(folder));
    }

    @Test
    void runs_statement_by_statement_what_refuses_a_transaction() throws IOException {
        Outcome outcome = up("CREATE TABLE a (b int);\nCREATE INDEX CONCURRENTLY a_b ON a (b);\nVACUUM a;\n");

        assertThat(outcome).isEqualTo(Outcome.completed());
        assertThat(seen.column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_b'::regclass"))
                .containsExactly("t");
    }

    @Test
    void points_at_the_statement_that_failed_outside_a_transaction_and_keeps_what_went_before() throws IOException {
        Outcome outcome = up("CREATE TABLE a (b int);\n\nCREATE INDEX CONCURRENTLY a_c\n  ON a (c);\n");

        assertThat(textOf(outcome))
                .isEqualTo(
                        """
                        sql failed to apply 001_x
                          where:  %s/001_x.up.sql:3
                          said:   42703: column "c" does not exist"""
                                .formatted(folder));
        assertThat(seen.relations()).contains(ObjectName.inPublic("a"));
    }

    @Test
    void names_the_mark_where_only_the_server_knows_that_a_transaction_is_refused() throws IOException {
        Outcome refused = up("CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere' PUBLICATION p;\n");

        assertThat(textOf(refused))
                .isEqualTo(
                        """
                        sql failed to apply 001_x
                          where:  %s/001_x.up.sql
                          said:   25001: CREATE SUBSCRIPTION ... WITH (create_slot = true) cannot run inside a transaction block
                          remedy: put the line -- lockstep:no-transaction into the file: it is then sent statement by statement \
                        outside a transaction"""
                                .formatted(folder));
    }

    @Test
    void runs_outside_a_transaction_what_is_marked() throws IOException {
        seen.execute("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE made (); COMMIT; END $$");

        Outcome outcome = up("-- lockstep:no-transaction\nCALL p();\n");

        assertThat(outcome).isEqualTo(Outcome.completed());
        assertThat(seen.relations()).contains(ObjectName.inPublic("made"));
    }

    @Test
    void lets_a_file_end_its_own_transactions() throws IOException {
        Outcome outcome = up("BEGIN;\nCREATE TABLE a ();\nCOMMIT;\nBEGIN;\nCREATE TABLE b ();\nCOMMIT;\n");

        assertThat(outcome).isEqualTo(Outcome.completed());
        assertThat(seen.relations()).contains(ObjectName.inPublic("a"), ObjectName.inPublic("b"), SqlHistory.TABLE);
    }

    @Test
    void refuses_settings_that_it_does_not_know() throws IOException {
        assertThatThrownBy(() -> open(Map.of("gaps", "maybe", "locations", "x")))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        2 settings that sql does not know
                          said:   sql does not know gaps=maybe
                                    where:  %1$s
                                    remedy: say refused or allowed
                          said:   sql has no setting locations
                                    where:  %1$s
                                    remedy: its only setting is gaps=refused|allowed"""
                                .formatted(folder));
    }

    private Outcome up(String sql) throws IOException {
        Files.writeString(folder.resolve("001_x.up.sql"), sql);
        try (MigrationSession session = open(Map.of())) {
            return session.apply(new MigrationId("001_x"));
        }
    }

    private MigrationSession open(Map<String, String> settings) {
        return new SqlFolderTool()
                .open(new MigrationProject("sql", folder, new TreeMap<>(settings), "the test says so"), database);
    }

    private static String textOf(Outcome outcome) {
        return outcome.fold(() -> fail("completed"), problem -> problem.text(), reason -> fail(reason));
    }
}
