package dev.lockstep.adapter.drizzle;

import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A project of Drizzle as {@code drizzle-kit generate} leaves it, with the pinned Drizzle Kit in its {@code node_modules}. */
final class DrizzleFolder {

    private final Path root;
    private final List<String> entries = new ArrayList<>();

    DrizzleFolder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        Path modules = root.resolve("node_modules");
        if (!Files.exists(modules)) {
            Files.createSymbolicLink(modules, ToolKit.node("drizzle").resolve("node_modules"));
        }
        // The address of another server, as in a project that knows nothing of the harness.
        file(
                "drizzle.config.ts",
                """
                import { defineConfig } from 'drizzle-kit';

                export default defineConfig({
                  dialect: 'postgresql',
                  schema: './src/schema.ts',
                  out: './migrations',
                  dbCredentials: { url: 'postgresql://nobody@db.invalid/production' as string },
                });
                """);
    }

    MigrationProject project() {
        return new MigrationProject(DrizzleTool.NAME, root, new TreeMap<>(), "the test says so");
    }

    DrizzleFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a migration that was made after all that there are. */
    DrizzleFolder migration(String tag, String... statements) throws IOException {
        return migrationOf(1_800_000_000_000L + entries.size(), tag, statements);
    }

    /** Writes a migration that was made at that moment. */
    DrizzleFolder migrationOf(long when, String tag, String... statements) throws IOException {
        file("migrations/" + tag + ".sql", String.join("--> statement-breakpoint\n", statements));
        entries.add("{\"idx\": %d, \"version\": \"7\", \"when\": %d, \"tag\": \"%s\", \"breakpoints\": true}"
                .formatted(entries.size(), when, tag));
        return file(
                "migrations/meta/_journal.json",
                "{\"version\": \"7\", \"dialect\": \"postgresql\", \"entries\": [" + String.join(",\n", entries)
                        + "]}");
    }
}
