package dev.lockstep.adapter.knex;

import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A project of Knex with the pinned Knex in its {@code node_modules}. */
final class KnexFolder {

    private final Path root;

    KnexFolder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("migrations"));
        Path modules = root.resolve("node_modules");
        if (!Files.exists(modules)) {
            Files.createSymbolicLink(modules, ToolKit.node("knex").resolve("node_modules"));
        }
        // The address of another server, as in a project that knows nothing of the harness.
        file(
                "knexfile.js",
                """
                module.exports = {
                  development: { client: 'pg', connection: 'postgresql://nobody@db.invalid/production' },
                };
                """);
    }

    Path root() {
        return root;
    }

    MigrationProject project() {
        return new MigrationProject(KnexTool.NAME, root, new TreeMap<>(), "the test says so");
    }

    KnexFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a migration with the bodies of its two functions. */
    KnexFolder migration(String name, String up, String down) throws IOException {
        return file(
                "migrations/" + name + ".js",
                """
                exports.up = async (knex) => {
                %s};

                exports.down = async (knex) => {
                %s};
                """
                        .formatted(up.indent(2), down.indent(2)));
    }

    /** Writes a migration that wants no transaction. */
    KnexFolder migrationAlone(String name, String up, String down) throws IOException {
        migration(name, up, down);
        Path file = root.resolve("migrations/" + name + ".js");
        Files.writeString(file, Files.readString(file) + "\nexports.config = { transaction: false };\n");
        return this;
    }
}
