package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The harness sees a command-line tool at work as it sees every other: found by its files, watched on the wire, ended at the deadline. */
@ExtendWith(ContractServer.class)
class WholeRunIT {

    @TempDir
    Path temporary;

    @Test
    void a_sound_project_of_alembic_passes(DatabaseServer server) throws IOException {
        alembic("op.execute('ALTER TABLE notes ADD COLUMN extra text')", "op.drop_column('notes', 'extra')");

        RunResult result = Lockstep.check(settings().build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.verdict().findings()).as(result.summary()).noneMatch(WholeRunIT::isError);
    }

    @Test
    void an_alembic_downgrade_that_forgets_something_is_found(DatabaseServer server) throws IOException {
        alembic("op.execute('ALTER TABLE notes ADD COLUMN extra text')", "op.execute('SELECT 1')");

        RunResult result = Lockstep.check(settings().build(), server);

        assertThat(result.verdict().findings())
                .as(result.summary())
                .filteredOn(WholeRunIT::isError)
                .extracting(Finding::rule, Finding::migration)
                .contains(tuple(RuleId.SCHEMA_DIFFERS_AFTER_DOWN, "extra"));
    }

    @Test
    void a_sound_project_of_knex_passes(DatabaseServer server) throws IOException {
        knex("await knex.schema.alterTable('notes', (t) => t.text('extra'));");

        RunResult result = Lockstep.check(settings().build(), server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.verdict().findings()).as(result.summary()).noneMatch(WholeRunIT::isError);
    }

    @Test
    void a_migration_of_knex_that_waits_for_ever_is_ended_at_the_deadline(DatabaseServer server) throws IOException {
        knex("await new Promise((resolve) => setInterval(resolve, 3600000));");

        RunResult result =
                Lockstep.check(settings().deadline(Duration.ofSeconds(20)).build(), server);

        assertThat(result.verdict().findings())
                .as(result.summary())
                .filteredOn(finding -> finding.rule().equals(RuleId.UP_FAILED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().text())
                        .contains("\"up 002_extra.js\" was ended because it took longer than 20 s"));
    }

    private static boolean isError(Finding finding) {
        return finding.severity() == Severity.ERROR;
    }

    private RunSettings.Builder settings() {
        return RunSettings.forProject(project()).rows(20).newRows(5).reportDirectory(temporary.resolve("report"));
    }

    private Path project() {
        return temporary.resolve("project");
    }

    private void alembic(String up, String down) throws IOException {
        file("alembic.ini", "[alembic]\nscript_location = %(here)s/migrations\n");
        file(
                "migrations/env.py",
                """
                import os
                from alembic import context
                from sqlalchemy import create_engine

                with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                    context.configure(connection=connection)
                    with context.begin_transaction():
                        context.run_migrations()
                """);
        revision(
                "notes",
                "None",
                "op.execute('CREATE TABLE notes (id bigint PRIMARY KEY, body text)')",
                "op.drop_table('notes')");
        revision("extra", "'notes'", up, down);
        Files.createSymbolicLink(
                project().resolve(".venv"), ToolKit.python("alembic").resolve("venv"));
    }

    private void revision(String id, String below, String up, String down) throws IOException {
        file(
                "migrations/versions/" + id + ".py",
                "from alembic import op\nrevision = '" + id + "'\ndown_revision = " + below + "\ndef upgrade():\n    "
                        + up + "\ndef downgrade():\n    " + down + "\n");
    }

    private void knex(String up) throws IOException {
        file("knexfile.js", "module.exports = { client: 'pg', connection: process.env.DATABASE_URL };\n");
        migration(
                "001_notes",
                "await knex.raw('CREATE TABLE notes (id bigint PRIMARY KEY, body text)');",
                "await knex.schema.dropTable('notes');");
        migration("002_extra", up, "await knex.schema.alterTable('notes', (t) => t.dropColumn('extra'));");
        Files.createSymbolicLink(
                project().resolve("node_modules"), ToolKit.node("knex").resolve("node_modules"));
    }

    private void migration(String name, String up, String down) throws IOException {
        file(
                "migrations/" + name + ".js",
                "exports.up = async (knex) => { " + up + " };\nexports.down = async (knex) => { " + down + " };\n");
    }

    private void file(String name, String text) throws IOException {
        Path file = project().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
