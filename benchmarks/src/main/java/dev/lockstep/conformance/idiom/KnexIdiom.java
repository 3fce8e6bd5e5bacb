package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.adapter.knex.KnexTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder of JavaScript migrations of {@code knex.raw}, run by {@code knex migrate:latest}. */
public final class KnexIdiom implements Idiom {

    @Override
    public MigrationTool adapter() {
        return new KnexTool();
    }

    @Override
    public String runtime() {
        return "Node.js " + Surroundings.say("node", "--version") + ", pg";
    }

    @Override
    public String command() {
        return "knex migrate:latest";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root)
                .link("node_modules", ToolKit.node("knex").resolve("node_modules"))
                .without("migrations")
                .file("knexfile.js", "module.exports = { client: 'pg', connection: process.env.DATABASE_URL };\n");
        for (Change change : changes) {
            folder.file(
                    "migrations/" + change.version() + "_" + change.word() + ".js",
                    "exports.up = async (knex) => {\n%s};\nexports.down = async (knex) => {\n%s};\n%s"
                            .formatted(
                                    calls(change.statements()),
                                    calls(change.down()),
                                    change.form() == Form.ALONE ? "exports.config = { transaction: false };\n" : ""));
        }
        return folder.project("knex");
    }

    private static String calls(List<String> statements) {
        StringBuilder calls = new StringBuilder();
        statements.forEach(sql -> calls.append("  await knex.raw(")
                .append(ProjectFolder.literal(sql))
                .append(");\n"));
        return calls.toString();
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return knex(folder, address, "migrate:latest");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.of(knex(folder, address, "migrate:down"));
    }

    @Override
    public List<Command> repair(Path folder, DatabaseAddress address, Change before, Change failed) {
        return List.of(knex(folder, address, "migrate:unlock"));
    }

    private static Command knex(Path folder, DatabaseAddress address, String word) {
        return Surroundings.command(folder, address, "node", "node_modules/knex/bin/cli.js", word);
    }

    @Override
    public String history() {
        return "SELECT name FROM knex_migrations UNION ALL SELECT 'knex_migrations_lock is locked' FROM"
                + " knex_migrations_lock WHERE is_locked = 1 ORDER BY 1";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(Form.ALONE, "exports.config = { transaction: false }");
    }
}
