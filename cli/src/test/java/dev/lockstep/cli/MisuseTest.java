package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong before a run begins ends with 2 and says what to do. */
class MisuseTest {

    @TempDir
    Path folder;

    @Test
    void without_a_command_it_says_so() {
        assertThat(Told.by()).isEqualTo(new Told(2, "", "say what to do\nremedy: see lockstep --help\n"));
    }

    @Test
    void an_unknown_flag_is_told() {
        assertThat(Told.by("check", "--tol", "sql"))
                .isEqualTo(
                        new Told(
                                2,
                                "",
                                """
                        Unknown options: '--tol', 'sql'
                        Possible solutions: --tool
                        remedy: see lockstep check --help
                        """));
    }

    @Test
    void an_unknown_format_is_told_with_those_that_there_are() {
        assertThat(Told.by("check", "--format", "xml").err())
                .isEqualTo(
                        """
                        Invalid value for option '--format': there is no format xml; there are text, json, markdown, junit, sarif, github
                        remedy: see lockstep check --help
                        """);
    }

    @Test
    void every_mistake_in_the_file_is_told_with_its_line() throws IOException {
        Path file = Files.writeString(
                folder.resolve("lockstep.yaml"),
                """
                tool: sql
                rows: many
                journy: latest
                budget:
                  held: [200ms, soon]
                  help: 1s
                traffic: none
                accept:
                  - rule: down-missing
                    migration: "003"
                  - {rule: down-mising, migration: "*", because: it is late}
                """);
        migration("001_orders.up.sql");

        assertThat(Told.by("check", "--project", folder.toString()))
                .isEqualTo(new Told(
                        2,
                        "",
                        """
                        the configuration has 7 mistakes
                          where:  %s
                          said:   lockstep.yaml:3: there is no setting journy; there are %s
                          said:   lockstep.yaml:6: there is no setting budget.help; there are held, waited, blocked, statement, migration
                          said:   lockstep.yaml:7: traffic is a group; below it are tables, every, file
                          said:   lockstep.yaml:9: accept wants a list, each with rule, migration, because
                          said:   lockstep.yaml:2: rows = many: not a whole number
                          said:   lockstep.yaml:5: budget.held = soon: not a duration; write a number with ms, s, m or h, for instance 30s
                          said:   lockstep.yaml:11: accept = down-mising: not a rule; lockstep explain lists them
                          remedy: correct the file or the flag
                        """
                                .formatted(
                                        file,
                                        "tool, project, settings, postgres, image, url, user, password, disposable, journey, latest,"
                                                + " rows, newRows, tableRows, profile, edges, edgesFirst, loadConnections, loadShare, shard,"
                                                + " keepLoaded, baseline, updateBaseline,"
                                                + " proposeDowns, seed, deadline, budget, productionRows, largeFrom, growth, traffic,"
                                                + " scenes, reportDirectory, accept, irreversible, invariants")));
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("lockstep.yaml"), "tool: sql\nrows: [1, 2\n");

        assertThat(Told.by("check", "--project", folder.toString()))
                .isEqualTo(new Told(
                        2,
                        "",
                        """
                        the settings are not YAML
                          where:  %s:3
                          said:   expected ',' or ']', but got <stream end>
                          remedy: correct the line
                        """
                                .formatted(file)));
    }

    @Test
    void a_setting_that_no_flag_has_is_told() throws IOException {
        migration("001_orders.up.sql");

        assertThat(Told.by("check", "--project", folder.toString(), "--set", "budgets.held=1s", "--rows", "-1")
                        .err())
                .isEqualTo(
                        """
                        the configuration has 2 mistakes
                          where:  the command line
                          said:   --set budgets.held: there is no such setting
                          said:   --rows = -1: must be at least 0
                          remedy: correct the flag
                        """);
    }

    @Test
    void a_file_of_settings_that_is_missing_is_told() {
        assertThat(Told.by("check", "--config", "nowhere.yaml").err())
                .isEqualTo(
                        """
                        there is no such file of settings
                          where:  nowhere.yaml
                          remedy: correct --config, or leave it out to use lockstep.yaml
                        """);
    }

    @Test
    void a_folder_without_migrations_is_told() {
        assertThat(Told.by("check", "--project", folder.toString()))
                .isEqualTo(new Told(
                        2,
                        "",
                        """
                        no migrations found
                          where:  %s
                          said:   looked in it and below for what %s leave in a project
                          remedy: point --project at the folder of the migrations, or name their tool with --tool
                        """
                                .formatted(folder, tools())));
    }

    @Test
    void a_tool_that_nobody_knows_is_told() throws IOException {
        migration("001_orders.up.sql");

        assertThat(Told.by("check", "--project", folder.toString(), "--tool", "ecto")
                        .err())
                .isEqualTo(
                        """
                        there is no tool named "ecto"
                          where:  --tool
                          said:   there are %s
                          remedy: correct the name, or leave it out to have the tool detected
                        """
                                .formatted(tools()));
    }

    @Test
    void several_projects_in_one_repository_are_all_told() throws IOException {
        migration("billing/migrations/001_invoices.up.sql");
        migration("orders/src/main/resources/db/migration/V1__orders.sql");
        migration("orders/node_modules/other/001_other.up.sql");

        assertThat(Told.by("check", "--project", folder.toString()).err())
                .isEqualTo(
                        """
                        there are migrations of 2 projects
                          where:  %s
                          said:   sql in billing/migrations: it holds 001_invoices.up.sql
                          said:   flyway in orders/src/main/resources/db/migration: it holds V1__orders.sql
                          remedy: point --project at one of them, or name its tool with --tool
                        """
                                .formatted(folder));
    }

    @Test
    void a_rule_that_does_not_exist_is_told() {
        assertThat(Told.by("explain", "down-mising").err())
                .startsWith("there is no rule named \"down-mising\"\n  said:   rules: backfill-in-one-transaction, ")
                .endsWith("\n  remedy: correct the name\n");
    }

    private void migration(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "CREATE TABLE t (id int)");
    }

    private static String tools() {
        return "alembic, atlas, django, drizzle, flyway, golang-migrate, goose, hibernate, knex, liquibase, prisma, sql";
    }
}
