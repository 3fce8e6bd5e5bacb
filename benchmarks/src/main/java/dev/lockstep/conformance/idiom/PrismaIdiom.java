package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.adapter.prisma.PrismaTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of migrations, run by {@code prisma migrate deploy} with the engine that runs inside Node.js and the driver that Lockstep
 * gives it, because the native engine comes from its maker's server only.
 */
public final class PrismaIdiom implements Idiom {

    @Override
    public MigrationTool adapter() {
        return new PrismaTool();
    }

    @Override
    public String runtime() {
        return "Node.js " + Surroundings.say("node", "--version") + ", pg";
    }

    @Override
    public String command() {
        return "prisma migrate deploy";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root)
                .link("node_modules", ToolKit.node("prisma").resolve("node_modules"))
                .without("prisma")
                .file("prisma.config.cjs", config())
                .file(
                        "prisma/schema.prisma",
                        "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://\"\n}\n")
                .file("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        for (Change change : changes) {
            String name = "prisma/migrations/" + name(change);
            folder.file(name + "/migration.sql", ProjectFolder.script(change.statements()));
            folder.file(name + "/down.sql", ProjectFolder.script(change.down()));
        }
        return folder.project("prisma");
    }

    private static String config() throws IOException {
        try (InputStream config = PrismaTool.class.getResourceAsStream("prisma.config.cjs")) {
            if (config == null) {
                throw new IllegalStateException("the adapter has lost its prisma.config.cjs");
            }
            return new String(config.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String name(Change change) {
        return change.version() + "_" + change.word();
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return prisma(folder, address, "deploy");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.empty();
    }

    @Override
    public List<Command> repair(Path folder, DatabaseAddress address, Change before, Change failed) {
        return List.of(prisma(folder, address, "resolve").with("--rolled-back", name(failed)));
    }

    private static Command prisma(Path folder, DatabaseAddress address, String word) {
        return Surroundings.command(folder, address, "node", "node_modules/prisma/build/index.js")
                .with("migrate", word, "--config", "prisma.config.cjs")
                .withVariable("LOCKSTEP_PRISMA_ENGINE", folder.toString())
                .withVariable("LOCKSTEP_PRISMA_FOLDER", folder.resolve("prisma").toString())
                .withVariable("CHECKPOINT_DISABLE", "1")
                .withVariable("PRISMA_HIDE_UPDATE_MESSAGE", "1")
                // Prisma looks for programs that it then does not run: any file will do.
                .withVariable("PRISMA_SCHEMA_ENGINE_BINARY", "/bin/true")
                .withVariable("PRISMA_QUERY_ENGINE_LIBRARY", "/bin/true");
    }

    @Override
    public String history() {
        return "SELECT migration_name || CASE WHEN finished_at IS NULL AND rolled_back_at IS NULL THEN ' unfinished'"
                + " WHEN rolled_back_at IS NOT NULL THEN ' rolled back' ELSE '' END FROM _prisma_migrations ORDER BY started_at";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of();
    }
}
