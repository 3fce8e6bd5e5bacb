package dev.lockstep.adapter.knex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The many ways in which projects of Knex are written. */
@ExtendWith(ContractServer.class)
class KnexProjectsIT {

    private static final String TYPESCRIPT =
            """
            import type { Knex } from 'knex';
            export async function up(knex: Knex): Promise<void> { await knex.raw('CREATE TABLE orders ()'); }
            export async function down(knex: Knex): Promise<void> { await knex.raw('DROP TABLE orders'); }
            """;

    @TempDir
    Path root;

    private Database database;
    private KnexFolder folder;

    @BeforeEach
    void begin(DatabaseServer server) throws IOException {
        database = server.create("projects");
        folder = new KnexFolder(root);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void typescript_runs_with_the_loader_that_the_project_has() throws IOException {
        Files.delete(root.resolve("knexfile.js"));
        folder.file(
                "knexfile.ts",
                """
                import type { Knex } from 'knex';
                const config: { [name: string]: Knex.Config } = { development: { client: 'pg' } };
                export default config;
                """);
        folder.file("migrations/001_orders.ts", TYPESCRIPT);

        assertThat(upAndDown()).containsExactly("001_orders.ts");
    }

    @Test
    void modules_and_promises_are_loaded() throws IOException {
        Files.delete(root.resolve("knexfile.js"));
        folder.file("package.json", "{ \"type\": \"module\" }");
        folder.file(
                "knexfile.mjs",
                "export default async () => ({ client: 'pg', connection: () => ({ host: 'db.invalid' }) });");
        folder.file("migrations/001_orders.js", TYPESCRIPT.replaceAll("import type.*\n|: Knex|: Promise<void>", ""));

        assertThat(upAndDown()).containsExactly("001_orders.js");
    }

    @Test
    void a_history_of_another_name_in_another_schema_is_found() throws IOException {
        folder.file(
                "db/knexfile.js",
                "module.exports = { client: 'pg', migrations: { directory: './steps', tableName: 'steps', schemaName: 'meta' } };");
        Files.delete(root.resolve("knexfile.js"));
        folder.file(
                "db/steps/001_orders.js",
                "exports.up = (knex) => knex.raw('CREATE TABLE orders ()');\nexports.down = (knex) => knex.raw('DROP TABLE orders');\n");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA meta");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }

        assertThat(upAndDown()).containsExactly("001_orders.js");
        try (MigrationSession session = open()) {
            assertThat(session.bookkeeping()).contains(new ObjectName("meta", "steps"));
        }
    }

    @Test
    void what_down_does_is_read_from_the_function_in_whatever_form_it_is_written() throws IOException {
        down("01", "exports.down = function (knex) { throw new Error('gone for good'); };");
        down("02", "exports.down = async () => { throw 'gone, too' };");
        down("03", "exports.down = (knex) => Promise.resolve();");
        down("04", "exports.down = async function down(knex) { /* nothing */ };");
        down("05", "exports.down = (knex) => knex.schema.dropTable('t');");
        down("06", "module.exports.down = (knex) => { return Promise.reject(new Error(\"never back\")); };");
        down("07", "// lockstep:irreversible because it says so\nexports.down = async () => {};");
        down("08", "exports.down = (knex) => { return knex.raw(\"SELECT 'throw new Error'\"); };");
        down("09", "");

        try (MigrationSession session = open()) {
            assertThat(session.migrations().stream().map(Migration::reversal))
                    .containsExactly(
                            new Reversal.Irreversible("gone for good"),
                            new Reversal.Irreversible("gone, too"),
                            new Reversal.DownMissing("down does nothing, up does something"),
                            new Reversal.DownMissing("down does nothing, up does something"),
                            new Reversal.Reversible(),
                            new Reversal.Irreversible("never back"),
                            new Reversal.Irreversible("it says so"),
                            new Reversal.Reversible(),
                            new Reversal.DownMissing("09.js exports no down"));
        }
    }

    private void down(String name, String text) throws IOException {
        folder.file("migrations/" + name + ".js", "exports.up = (knex) => knex.raw('SELECT 1');\n" + text + "\n");
    }

    private MigrationSession open() {
        return new KnexTool().open(new KnexTool().detect(root).orElseThrow(), database);
    }

    private List<String> upAndDown() {
        try (MigrationSession session = open()) {
            List<MigrationId> ids =
                    session.migrations().stream().map(Migration::id).toList();
            for (MigrationId id : ids) {
                assertThat(session.apply(id)).isEqualTo(Outcome.completed());
                assertThat(session.revert(id)).isEqualTo(Outcome.completed());
                assertThat(session.apply(id)).isEqualTo(Outcome.completed());
            }
            assertThat(session.applied()).isEqualTo(ids);
            return ids.stream().map(MigrationId::value).toList();
        }
    }
}
