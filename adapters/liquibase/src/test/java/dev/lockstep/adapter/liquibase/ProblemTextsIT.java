package dev.lockstep.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationSession;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole text of everything that a user may get wrong. */
class ProblemTextsIT {

    private static EmbeddedServer server;

    @TempDir
    private Path root;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(17);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void no_changelog_is_named_and_none_can_be_found() {
        assertRefused(
                "anything",
                Map.of(),
                """
                Liquibase needs to know its changelog
                  where:  ROOT
                  said:   neither the setting changeLogFile nor liquibase.properties names one, and the folder holds none or several
                  remedy: set changeLogFile, for instance to db/changelog/db.changelog-master.yaml""");
    }

    @Test
    void the_changelog_does_not_exist() {
        assertRefused(
                "changelog.xml",
                """
                Liquibase's changelog does not exist
                  where:  changelog.xml
                  said:   searched ROOT
                  said:   searched the class path
                  remedy: correct the setting changeLogFile or searchPath""");
    }

    @Test
    void a_folder_of_the_search_path_does_not_exist() {
        assertRefused(
                "changelog.xml",
                Map.of("searchPath", "nowhere", "changeLogFile", "changelog.xml"),
                """
                a folder of Liquibase's search path does not exist
                  where:  ROOT/nowhere
                  remedy: correct the project's folder or the setting searchPath""");
    }

    @Test
    void an_included_file_does_not_exist() {
        new ChangelogFolder(root).xml("changelog.xml", "<include file=\"absent.sql\"/>");

        assertRefused(
                "changelog.xml",
                """
                Liquibase does not accept the changelog
                  where:  ROOT/changelog.xml
                  said:   The file absent.sql was not found in the configured search path:
                          - ROOT
                          More locations can be added with the 'searchPath' parameter.
                  remedy: correct the changelog; nothing was run""");
    }

    @Test
    void xml_is_not_well_formed_in_an_included_file() {
        new ChangelogFolder(root)
                .xml("changelog.xml", "<include file=\"more/x.xml\"/>")
                .xml("more/x.xml", "<changeSet id=\"1\" author=\"ann\">\n<sql>SELECT 1</sq>\n</changeSet>");

        assertRefused(
                "changelog.xml",
                """
                Liquibase does not accept the changelog
                  where:  ROOT/more/x.xml:7
                  said:   Error parsing line 7 column 16 of more/x.xml: The element type "sql" must be terminated by the matching end-tag "</sql>".
                  remedy: correct the changelog; nothing was run""");
    }

    @Test
    void yaml_is_not_well_formed() {
        new ChangelogFolder(root)
                .write("changelog.yaml", "databaseChangeLog:\n  - changeSet:\n      id: 1\n     author: ann\n");

        assertRefused(
                "changelog.yaml",
                """
                Liquibase does not accept the changelog
                  where:  ROOT/changelog.yaml:4
                  said:   Syntax error in file changelog.yaml: while parsing a block mapping
                          in 'reader', line 2, column 5:
                          - changeSet:
                          ^
                          expected <block end>, but found '<block mapping start>'
                          in 'reader', line 4, column 6:
                          author: ann
                  remedy: correct the changelog; nothing was run""");
    }

    @Test
    void json_is_not_well_formed() {
        new ChangelogFolder(root)
                .write("changelog.json", "{\"databaseChangeLog\": [\n{\"changeSet\": {\"id\": \"1\" \"author\": 2}}]}\n");

        assertRefused(
                "changelog.json",
                """
                Liquibase does not accept the changelog
                  where:  ROOT/changelog.json:2
                  said:   Syntax error in file changelog.json: while parsing a flow mapping
                          in 'reader', line 2, column 15:
                          {"changeSet": {"id": "1" "author": 2}}]}
                          ^
                          expected ',' or '}', but got <scalar>
                          in 'reader', line 2, column 26:
                  remedy: correct the changelog; nothing was run""");
    }

    @Test
    void a_changeset_in_sql_has_no_id() {
        new ChangelogFolder(root).sql("changelog.sql", "--changeset ann\nSELECT 1;\n");

        assertRefused(
                "changelog.sql",
                """
                Liquibase does not accept the changelog
                  where:  ROOT/changelog.sql:2
                  said:   Unexpected formatting in formatted changelog 'changelog.sql' at line 2.
                          Formatted SQL changelogs require known formats, such as '--changeset <authorname>:<changesetId>' and others to be recognized and run.
                          Learn all the options at https://docs.liquibase.com/concepts/changelogs/sql-format.html
                  remedy: correct the changelog; nothing was run""");
    }

    @Test
    void a_change_type_is_unknown() {
        new ChangelogFolder(root)
                .write(
                        "changelog.yaml",
                        """
                        databaseChangeLog:
                          - changeSet:
                              id: 1
                              author: ann
                              changes:
                                - createTabel: { tableName: a }
                        """);

        assertRefused(
                "changelog.yaml",
                """
                Liquibase does not accept the changelog
                  where:  ROOT/changelog.yaml:6
                  said:   Error parsing changelog.yaml : Error parsing changelog.yaml: Unknown change type 'createTabel'. Check for spelling or capitalization errors and missing extensions such as liquibase-commercial.
                  remedy: correct the changelog; nothing was run""");
    }

    @Test
    void two_changesets_have_one_id() {
        new ChangelogFolder(root)
                .sql("changelog.sql", "--changeset ann:1\nSELECT 1;\n--changeset ann:1\nSELECT 2;\n");

        assertRefused(
                "changelog.sql",
                """
                Liquibase does not accept the changelog
                  where:  ROOT/changelog.sql:2
                  said:   Validation Failed:
                          1 changesets had duplicate identifiers
                          changelog.sql::1::ann
                  remedy: correct the changelog; nothing was run""");
    }

    @Test
    void a_declaration_gives_no_reason() {
        new ChangelogFolder(root)
                .sql("changelog.sql", "--changeset ann:1\n-- lockstep:irreversible\nSELECT 1;\n");

        assertRefused(
                "changelog.sql",
                """
                lockstep:irreversible gives no reason
                  where:  ROOT/changelog.sql:3
                  remedy: write: -- lockstep:irreversible because <reason>""");
    }

    @Test
    void an_applied_changeset_was_edited() {
        ChangelogFolder folder = new ChangelogFolder(root);
        folder.sql("changelog.sql", "--changeset ann:1\nCREATE TABLE a (id int);\n--changeset ann:2\nSELECT 1;\n");

        try (Database database = server.create("edited");
                MigrationSession session = folder.open(database)) {
            session.apply(new MigrationId("ann:1"));
            folder.sql("changelog.sql", "--changeset ann:1\nCREATE TABLE a (id text);\n--changeset ann:2\nSELECT 1;\n");
            Outcome outcome = session.apply(new MigrationId("ann:2"));

            assertThat(text(outcome))
                    .isEqualTo(
                            """
                            liquibase failed to apply ann:2
                              where:  ROOT/changelog.sql:4
                              said:   edited after being applied: ann:1
                              said:   Validation Failed:
                                      1 changesets check sum
                                      changelog.sql::1::ann was: 9:c89e591e0fb4b4e3115b62802f20a3e5 but is now: 9:486da49058aab254db899a1857e925dc
                              remedy: put the changeset back as it was and make the change in a new one""");
        }
    }

    @Test
    void a_statement_fails() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql("changelog.sql", "--changeset ann:1\nCREATE TABLE a (id int);\nINSERT INTO a VALUES ('x');\n");

        assertThat(firstOutcome(folder))
                .isEqualTo(
                        """
                        liquibase failed to apply ann:1
                          where:  ROOT/changelog.sql:2
                          said:   22P02: invalid input syntax for type integer: "x"
                          said:   statement: INSERT INTO a VALUES ('x')""");
    }

    @Test
    void a_precondition_fails() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1
                        --preconditions onFail:HALT
                        --precondition-sql-check expectedResult:0 SELECT 1
                        SELECT 1;
                        """);

        assertThat(firstOutcome(folder))
                .isEqualTo(
                        """
                        liquibase failed to apply ann:1
                          where:  ROOT/changelog.sql:2
                          said:   Migration failed for changeset changelog.sql::1::ann:
                                  Reason:
                                  changelog.sql : SQL Precondition failed.  Expected '0' got '1'""");
    }

    private String firstOutcome(ChangelogFolder folder) {
        try (Database database = server.create("texts");
                MigrationSession session = folder.open(database)) {
            return text(session.apply(session.migrations().get(0).id()));
        }
    }

    private void assertRefused(String changelog, String problem) {
        assertRefused(changelog, Map.of("changeLogFile", changelog), problem);
    }

    private void assertRefused(String changelog, Map<String, String> settings, String problem) {
        try (Database database = server.create("texts")) {
            assertThatThrownBy(() -> new ChangelogFolder(root).open(database, settings))
                    .as(changelog)
                    .isInstanceOf(LockstepException.class)
                    .extracting(e -> anonymous(String.valueOf(e.getMessage())))
                    .isEqualTo(problem);
        }
    }

    private String text(Outcome outcome) {
        return anonymous(outcome.fold(() -> "completed", problem -> problem.text(), reason -> reason));
    }

    private String anonymous(String text) {
        return text.replace(root.toString(), "ROOT");
    }
}
