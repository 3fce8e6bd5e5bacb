package dev.lockstep.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquibaseSessionIT {

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
    void runs_the_version_on_the_class_path() {
        ChangelogFolder folder = new ChangelogFolder(root).everyFormat();

        try (Database database = server.create("version");
                MigrationSession session = folder.open(database, Map.of("changeLogFile", "changelog.xml"))) {
            assertThat(session.toolVersion()).isEqualTo(System.getProperty("lockstep.test.liquibase", "4.33.0"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"changelog.xml", "changelog.yaml", "changelog.json", "changelog.sql"})
    void takes_changesets_of_every_format_up_and_down_one_by_one(String changelog) {
        ChangelogFolder folder = new ChangelogFolder(root).everyFormat();

        try (Database database = server.create("formats");
                MigrationSession session = folder.open(database, Map.of("changeLogFile", changelog))) {
            MigrationId first = id("ann:1");
            MigrationId second = id("ann:2");
            assertThat(session.migrations()).extracting(Migration::id).containsExactly(first, second);
            assertThat(session.migrations()).extracting(Migration::reversal).containsOnly(new Reversal.Reversible());

            assertThat(session.apply(first).isCompleted()).isTrue();
            assertThat(session.applied()).containsExactly(first);
            assertThat(session.apply(second).isCompleted()).isTrue();
            assertThat(session.applied()).containsExactly(first, second);
            assertThat(tables(database)).contains("item", "note");
            assertThat(session.revert(second).isCompleted()).isTrue();
            assertThat(tables(database)).contains("item").doesNotContain("note");
            assertThat(session.revert(first).isCompleted()).isTrue();
            assertThat(session.applied()).isEmpty();
            assertThat(tables(database)).doesNotContain("item");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"changelog.xml", "changelog.yaml", "changelog.json", "changelog.sql"})
    void knows_the_lines_of_each_changeset(String changelog) {
        ChangelogFolder folder = new ChangelogFolder(root).everyFormat();

        try (Database database = server.create("lines");
                MigrationSession session = folder.open(database, Map.of("changeLogFile", changelog))) {
            List<String> lines = ChangelogFolder.linesOf(root.resolve(changelog));
            for (Migration migration : session.migrations()) {
                String number = migration.id().value().substring("ann:".length());
                String text = String.join(
                        "\n",
                        lines.subList(
                                migration.source().firstLine() - 1, migration.source().lastLine()));
                assertThat(migration.source().file()).isEqualTo(root.resolve(changelog));
                assertThat(text).contains("ann").contains(number.equals("1") ? "item" : "note");
                assertThat(text).doesNotContain(number.equals("1") ? "note" : "item");
            }
        }
    }

    @Test
    void follows_includes_in_the_order_of_liquibase() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .xml(
                        "master.xml",
                        """
                        <include file="base.sql"/>
                        <includeAll path="more"/>
                        """)
                .sql("base.sql", "--changeset ann:1\nCREATE TABLE a (id int);\n")
                .sql("more/02.sql", "--changeset ann:1\nCREATE TABLE c (id int);\n")
                .sql("more/01.sql", "--changeset bob:1\nCREATE TABLE b (id int);\n");

        try (Database database = server.create("includes");
                MigrationSession session = folder.open(database)) {
            assertThat(session.migrations())
                    .extracting(migration -> migration.id().value())
                    .containsExactly("base.sql::1::ann", "bob:1", "more/02.sql::1::ann");
            session.migrations().forEach(migration -> completes(session.apply(migration.id())));
            assertThat(tables(database)).contains("a", "b", "c");
        }
    }

    @Test
    void takes_contexts_labels_and_parameters_by_liquibases_own_names() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1 contextFilter:prod
                        CREATE TABLE ${name} (id int);
                        --changeset ann:2 contextFilter:test
                        CREATE TABLE never (id int);
                        --changeset ann:3 labels:later
                        CREATE TABLE later (id int);
                        """)
                .write("liquibase.properties", "url=jdbc:h2:mem:x\ncontexts=test\nparameter.name=from_file\n");

        try (Database database = server.create("selection");
                MigrationSession session = folder.open(
                        database,
                        Map.of(
                                "changelog-file", "changelog.sql",
                                "contexts", "prod",
                                "liquibase.command.labelFilter", "!later",
                                "parameter.name", "chosen"))) {
            assertThat(session.migrations()).extracting(Migration::id).containsExactly(id("ann:1"));
            completes(session.apply(id("ann:1")));
            assertThat(tables(database)).contains("chosen").doesNotContain("from_file", "never", "later");
        }
    }

    @Test
    void keeps_liquibases_tables_out_of_the_comparison() {
        ChangelogFolder folder =
                new ChangelogFolder(root).sql("changelog.sql", "--changeset ann:1\nCREATE TABLE a (id int);\n");

        try (Database database = server.create("schemas")) {
            Sql.run(database, "CREATE SCHEMA app");
            Sql.run(database, "CREATE SCHEMA book");
            try (MigrationSession plain = folder.open(database);
                    MigrationSession moved = folder.open(
                            database,
                            Map.of(
                                    "defaultSchemaName", "app",
                                    "liquibaseSchemaName", "book",
                                    "databaseChangelogTableName", "History"))) {
                assertThat(plain.bookkeeping())
                        .containsExactlyInAnyOrder(
                                ObjectName.inPublic("databasechangelog"), ObjectName.inPublic("databasechangeloglock"));
                assertThat(moved.bookkeeping())
                        .containsExactlyInAnyOrder(
                                new ObjectName("book", "history"), new ObjectName("book", "databasechangeloglock"));
                completes(moved.apply(id("ann:1")));
                assertThat(Sql.ask(
                                database,
                                "SELECT string_agg(table_schema || '.' || table_name, ' ' ORDER BY table_name)"
                                        + " FROM information_schema.tables WHERE table_schema IN ('app', 'book')"))
                        .isEqualTo("app.a book.databasechangeloglock book.history");
            }
        }
    }

    @Test
    void uses_a_fresh_session_for_the_rollback() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1
                        CREATE TEMP TABLE kept AS SELECT 1 AS id;
                        --rollback DROP TABLE kept;
                        """);

        try (Database database = server.create("fresh");
                MigrationSession session = folder.open(database)) {
            completes(session.apply(id("ann:1")));

            assertThat(text(session.revert(id("ann:1"))))
                    .isEqualTo(
                            """
                            liquibase failed to revert ann:1
                              where:  %s:2
                              said:   42P01: table "kept" does not exist
                              said:   statement: DROP TABLE kept"""
                                    .formatted(root.resolve("changelog.sql")));
            assertThat(session.applied()).containsExactly(id("ann:1"));
        }
    }

    @Test
    void forgets_what_an_update_set_in_its_session() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1
                        CREATE SCHEMA app;
                        SET search_path TO app;
                        CREATE TABLE app.note (id int);
                        --rollback DROP TABLE note;
                        --rollback DROP SCHEMA app;
                        """);

        try (Database database = server.create("fresh");
                MigrationSession session = folder.open(database)) {
            Outcome applied = session.apply(id("ann:1"));
            Outcome reverted = session.revert(id("ann:1"));

            assertThat(List.of(applied.isCompleted(), reverted.isCompleted())).contains(false);
        }
    }

    @Test
    void runs_outside_a_transaction_where_the_changeset_asks_for_it() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1
                        CREATE TABLE a (id int);
                        --changeset ann:2 runInTransaction:false
                        CREATE INDEX CONCURRENTLY a_id ON a (id);
                        --rollback DROP INDEX CONCURRENTLY a_id;
                        """);

        try (Database database = server.create("concurrently");
                MigrationSession session = folder.open(database)) {
            completes(session.apply(id("ann:1")));
            completes(session.apply(id("ann:2")));
            completes(session.revert(id("ann:2")));
            completes(session.apply(id("ann:2")));
        }
    }

    @Test
    void reverts_the_newest_changeset_although_another_one_runs_always() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1
                        CREATE TABLE runs (n int);
                        --rollback DROP TABLE runs;
                        --changeset ann:2 runAlways:true
                        INSERT INTO runs VALUES (1);
                        --rollback empty
                        --changeset ann:3
                        CREATE TABLE a (id int);
                        --rollback DROP TABLE a;
                        """);

        try (Database database = server.create("always");
                MigrationSession session = folder.open(database)) {
            session.migrations().forEach(migration -> completes(session.apply(migration.id())));
            completes(session.revert(id("ann:3")));

            assertThat(Sql.ask(database, "SELECT count(*) FROM runs")).isEqualTo("2");
            assertThat(session.applied()).containsExactly(id("ann:1"), id("ann:2"));
            completes(session.apply(id("ann:3")));
            assertThat(session.applied()).hasSize(3);
        }
    }

    @Test
    void goes_on_where_a_precondition_says_so() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .sql(
                        "changelog.sql",
                        """
                        --changeset ann:1
                        --preconditions onFail:MARK_RAN
                        --precondition-sql-check expectedResult:0 SELECT 1
                        CREATE TABLE a (id int);
                        --changeset ann:2
                        --preconditions onFail:CONTINUE
                        --precondition-sql-check expectedResult:0 SELECT 1
                        CREATE TABLE b (id int);
                        --changeset ann:3
                        CREATE TABLE c (id int);
                        """);

        try (Database database = server.create("preconditions");
                MigrationSession session = folder.open(database)) {
            completes(session.apply(id("ann:1")));
            assertThat(session.apply(id("ann:2")))
                    .isEqualTo(Outcome.skipped("Liquibase went on without ann:2: it failed or its precondition did,"
                            + " and the changeset says to continue"));
            completes(session.apply(id("ann:3")));
            assertThat(session.applied()).containsExactly(id("ann:1"), id("ann:3"));
            assertThat(tables(database)).contains("c").doesNotContain("a", "b");
        }
    }

    @Test
    void keeps_logical_paths_and_tags_in_the_history() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .xml(
                        "changelog.xml",
                        """
                        <changeSet id="1" author="ann" logicalFilePath="old/place.xml">
                          <createTable tableName="a"><column name="id" type="int"/></createTable>
                        </changeSet>
                        <changeSet id="2" author="ann"><tagDatabase tag="v1"/></changeSet>
                        """);

        try (Database database = server.create("logical");
                MigrationSession session = folder.open(database)) {
            session.migrations().forEach(migration -> completes(session.apply(migration.id())));

            assertThat(Sql.ask(database, "SELECT string_agg(filename || coalesce(tag, ''), ' ' ORDER BY id)"
                            + " FROM databasechangelog"))
                    .isEqualTo("old/place.xml changelog.xmlv1");
            completes(session.revert(id("ann:2")));
            completes(session.revert(id("ann:1")));
            assertThat(session.applied()).isEmpty();
        }
    }

    @Test
    void tells_what_can_be_undone() {
        ChangelogFolder folder = new ChangelogFolder(root)
                .xml(
                        "changelog.xml",
                        """
                        <changeSet id="derived" author="ann">
                          <createTable tableName="a"><column name="id" type="int"/></createTable>
                        </changeSet>
                        <changeSet id="empty" author="ann"><sql>SELECT 1</sql><rollback/></changeSet>
                        <changeSet id="missing" author="ann">
                          <sql>SELECT 1</sql><dropColumn tableName="a" columnName="id"/>
                        </changeSet>
                        <changeSet id="declared" author="ann">
                          <!-- lockstep:irreversible because the old values are gone -->
                          <sql>SELECT 1</sql>
                        </changeSet>
                        <changeSet id="commented" author="ann">
                          <comment>lockstep:irreversible because nobody reads them</comment>
                          <sql>SELECT 1</sql>
                        </changeSet>
                        """);

        try (Database database = server.create("reversal");
                MigrationSession session = folder.open(database)) {
            assertThat(session.migrations())
                    .extracting(Migration::reversal)
                    .containsExactly(
                            new Reversal.Reversible(),
                            new Reversal.Reversible(),
                            new Reversal.DownMissing(
                                    "the changeset has no rollback, and Liquibase derives none for sql, dropColumn"),
                            new Reversal.Irreversible("the old values are gone"),
                            new Reversal.Irreversible("nobody reads them"));
        }
    }

    private static MigrationId id(String value) {
        return new MigrationId(value);
    }

    private static void completes(Outcome outcome) {
        assertThat(outcome).isEqualTo(Outcome.completed());
    }

    private static String text(Outcome outcome) {
        return outcome.fold(() -> "completed", problem -> problem.text(), reason -> reason);
    }

    private static List<String> tables(Database database) {
        return List.of(Sql.ask(
                        database,
                        "SELECT string_agg(table_name, ' ') FROM information_schema.tables"
                                + " WHERE table_schema = 'public'")
                .split(" ", -1));
    }
}
