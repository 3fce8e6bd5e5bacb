package dev.lockstep.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.migration.Reversal;
import dev.lockstep.problem.LockstepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFolderReaderTest {

    @TempDir
    Path folder;

    @Test
    void pairs_ups_with_downs_by_version() throws IOException {
        files("001_a.up.sql", "001_a.down.sql", "002_b.up.sql", "002_unb.down.sql");

        assertThat(ids()).containsExactly("001_a", "002_b");
        assertThat(read()).allSatisfy(migration -> assertThat(migration.migration().reversal())
                .isInstanceOf(Reversal.Reversible.class));
    }

    @Test
    void orders_by_number_not_by_name() throws IOException {
        files("V10__c.sql", "V2__a.sql", "V2.1__b.sql", "U10__c.sql");

        assertThat(ids()).containsExactly("V2__a", "V2.1__b", "V10__c");
    }

    @Test
    void takes_dates_for_versions_that_may_have_gaps() throws IOException {
        files("20240101120000_a.up.sql", "20250630080000_b.up.sql");

        assertThat(ids()).containsExactly("20240101120000_a", "20250630080000_b");
    }

    @Test
    void takes_v1_up_and_v1_down() throws IOException {
        files("V1__a.up.sql", "V1__a.down.sql");

        assertThat(ids()).containsExactly("V1__a");
        assertThat(read().get(0).down()).isPresent();
    }

    @Test
    void reads_the_reason_of_an_irreversible_migration_from_a_file_beside_it() throws IOException {
        files("001_a.up.sql");
        Files.writeString(folder.resolve("001_a.irreversible"), "the old values are gone\n");

        assertThat(read().get(0).migration().reversal())
                .isEqualTo(new Reversal.Irreversible("the old values are gone"));
    }

    @Test
    void says_which_down_is_missing() throws IOException {
        files("001_a.up.sql");

        assertThat(read().get(0).migration().reversal())
                .isEqualTo(new Reversal.DownMissing("there is no down of version 001 beside 001_a.up.sql"));
    }

    @Test
    void leaves_a_byte_order_mark_out() throws IOException {
        Files.writeString(folder.resolve("001_a.up.sql"), "\uFEFFSELECT 1;\r\nSELECT 2;\r\n");

        assertThat(read().get(0).up().text()).startsWith("SELECT 1;");
        assertThat(read().get(0).up().statements()).hasSize(2);
    }

    @Test
    void finds_nothing_in_an_empty_folder() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# none yet");

        assertThat(read()).isEmpty();
    }

    @Test
    void allows_gaps_where_the_user_does() throws IOException {
        files("001_a.up.sql", "003_c.up.sql");

        assertThat(new SqlFolderReader(folder, SqlFolderReader.Gaps.ALLOWED).read())
                .hasSize(2);
    }

    @Test
    void refuses_a_folder_that_is_not_there() {
        Path absent = folder.resolve("absent");

        assertThatThrownBy(() -> new SqlFolderReader(absent, SqlFolderReader.Gaps.REFUSED).read())
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        there is no folder of migrations
                          where:  %s
                          said:   it does not exist
                          remedy: name the folder that holds the NNN_name.up.sql files"""
                                .formatted(absent));
    }

    @Test
    void refuses_a_version_that_is_there_twice() throws IOException {
        files("001_a.up.sql", "002_b.up.sql", "02_c.up.sql");

        assertRefused()
                .hasMessage(
                        """
                        version 002 is there twice
                          where:  %s
                          said:   002_b.up.sql and 02_c.up.sql
                          remedy: give one of them another version"""
                                .formatted(folder));
    }

    @Test
    void refuses_a_gap() throws IOException {
        files("001_a.up.sql", "003_c.up.sql");

        assertRefused()
                .hasMessage(
                        """
                        a version is missing
                          where:  %s
                          said:   003_c.up.sql comes after 001_a.up.sql
                          remedy: add what is missing, renumber, or set gaps=allowed"""
                                .formatted(folder));
    }

    @Test
    void refuses_a_down_without_an_up() throws IOException {
        files("001_a.up.sql", "002_b.down.sql");

        assertRefused()
                .hasMessage(
                        """
                        002_b.down.sql undoes nothing: there is no up of version 002
                          where:  %s
                          remedy: add the up, or delete the down"""
                                .formatted(folder));
    }

    @Test
    void refuses_two_ways_of_naming() throws IOException {
        files("001_a.up.sql", "V2__b.sql");

        assertRefused()
                .hasMessage(
                        """
                        two ways of naming files in one folder
                          where:  %s
                          said:   001_a.up.sql and V2__b.sql
                          remedy: keep to one: which of the two comes first cannot be told"""
                                .formatted(folder));
    }

    @Test
    void refuses_a_sql_file_that_would_silently_be_left_out() throws IOException {
        files("001_a.up.sql", "002-b.sql");

        assertRefused()
                .hasMessage(
                        """
                        002-b.sql is not named like a migration
                          where:  %s/002-b.sql
                          remedy: name it NNN_name.up.sql or NNN_name.down.sql, or V1__name.sql or U1__name.sql, or move it elsewhere"""
                                .formatted(folder));
    }

    @Test
    void refuses_a_file_that_is_not_utf_8() throws IOException {
        Files.write(
                folder.resolve("001_a.up.sql"),
                "SELECT 1;\nSELECT 'caf\u00e9';\n".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused()
                .hasMessage(
                        """
                        the file is not UTF-8
                          where:  %s/001_a.up.sql:2
                          said:   byte 0xE9 does not belong there
                          remedy: save it as UTF-8"""
                                .formatted(folder));
    }

    @Test
    void refuses_a_file_without_a_statement() throws IOException {
        Files.writeString(folder.resolve("001_a.up.sql"), "-- to be written\n");

        assertRefused()
                .hasMessage(
                        """
                        the file holds no statement
                          where:  %s/001_a.up.sql
                          remedy: write one, or delete the file; a migration that cannot be undone has no down file but a line \
                        -- lockstep:irreversible because <reason>"""
                                .formatted(folder));
    }

    @Test
    void refuses_commands_of_psql_with_their_line() throws IOException {
        Files.writeString(folder.resolve("001_a.up.sql"), "CREATE TABLE t ();\n\\copy t FROM 'rows.csv'\n");

        assertRefused()
                .hasMessage(
                        """
                        \\copy is a command of psql, not SQL
                          where:  %s/001_a.up.sql:2
                          remedy: write it in SQL: the file is sent to the server, which does not know psql's commands"""
                                .formatted(folder));
    }

    @Test
    void refuses_rows_for_copy_with_their_line() throws IOException {
        Files.writeString(
                folder.resolve("001_a.up.sql"), "CREATE TABLE t (a int);\n\nCOPY t (a) FROM stdin;\n1\n2\nit's\n\\.\n");

        assertRefused()
                .hasMessage(
                        """
                        COPY FROM STDIN needs psql to send the rows that follow it
                          where:  %s/001_a.up.sql:3
                          remedy: write the rows as INSERT"""
                                .formatted(folder));
    }

    @Test
    void refuses_an_irreversible_file_without_a_reason() throws IOException {
        files("001_a.up.sql");
        Files.writeString(folder.resolve("001_a.irreversible"), " \n");

        assertRefused()
                .hasMessage(
                        """
                        001_a.irreversible gives no reason
                          where:  %s/001_a.irreversible
                          remedy: write into the file why the migration is not to be undone"""
                                .formatted(folder));
    }

    @Test
    void names_all_faults_at_once() throws IOException {
        files("001_a.up.sql", "003_c.up.sql", "004_d.down.sql");

        assertRefused()
                .hasMessage(
                        """
                        2 faults in %1$s
                          said:   a version is missing
                                    where:  %1$s
                                    said:   003_c.up.sql comes after 001_a.up.sql
                                    remedy: add what is missing, renumber, or set gaps=allowed
                          said:   004_d.down.sql undoes nothing: there is no up of version 004
                                    where:  %1$s
                                    remedy: add the up, or delete the down"""
                                .formatted(folder));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(this::read).isInstanceOf(LockstepException.class);
    }

    private List<SqlMigration> read() {
        return new SqlFolderReader(folder, SqlFolderReader.Gaps.REFUSED).read();
    }

    private List<String> ids() {
        return read().stream()
                .map(migration -> migration.migration().id().value())
                .toList();
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "SELECT 1;\n");
        }
    }
}
