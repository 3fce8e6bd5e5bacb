package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.adapter.drizzle.DrizzleTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder of migrations with its journal, run by {@code drizzle-kit migrate}. */
public final class DrizzleIdiom implements Idiom {

    private static final String CONFIG =
            """
            import { defineConfig } from 'drizzle-kit';

            export default defineConfig({
              dialect: 'postgresql',
              schema: './src/schema.ts',
              out: './migrations',
              dbCredentials: { url: process.env.DATABASE_URL as string },
            });
            """;

    @Override
    public MigrationTool adapter() {
        return new DrizzleTool();
    }

    @Override
    public String runtime() {
        return "Node.js " + Surroundings.say("node", "--version") + ", pg";
    }

    @Override
    public String command() {
        return "drizzle-kit migrate";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root)
                .link("node_modules", ToolKit.node("drizzle").resolve("node_modules"))
                .without("migrations")
                .file("drizzle.config.ts", CONFIG);
        List<String> entries = new ArrayList<>();
        for (Change change : changes) {
            folder.file(
                    "migrations/" + change.word() + ".sql",
                    String.join(";\n--> statement-breakpoint\n", change.statements()) + ";\n");
            entries.add("{\"idx\": %d, \"version\": \"7\", \"when\": %s, \"tag\": \"%s\", \"breakpoints\": true}"
                    .formatted(entries.size(), change.version(), change.word()));
        }
        return folder.file(
                        "migrations/meta/_journal.json",
                        "{\"version\": \"7\", \"dialect\": \"postgresql\", \"entries\": [" + String.join(",\n", entries)
                                + "]}")
                .project("drizzle");
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return Surroundings.command(
                folder,
                address,
                "node",
                "node_modules/drizzle-kit/bin.cjs",
                "migrate",
                "--config",
                "drizzle.config.ts");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.empty();
    }

    @Override
    public String history() {
        return "SELECT created_at::text FROM drizzle.__drizzle_migrations ORDER BY 1";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of();
    }
}
