package dev.lockstep.adapter.prisma;

import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A project of Prisma as {@code prisma init} and {@code prisma migrate dev} leave it, with the pinned Prisma in its {@code node_modules}. */
final class PrismaFolder {

    private final Path root;

    PrismaFolder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        Path modules = root.resolve("node_modules");
        if (!Files.exists(modules)) {
            Files.createSymbolicLink(modules, ToolKit.node("prisma").resolve("node_modules"));
        }
        file(
                "prisma/schema.prisma",
                "datasource db {\n  provider = \"postgresql\"\n  url = env(\"DATABASE_URL\")\n}\n");
        // The address of another server, as in a project that knows nothing of the harness.
        file(".env", "DATABASE_URL=postgresql://nobody@db.invalid/production\n");
    }

    MigrationProject project() {
        return new MigrationProject(PrismaTool.NAME, root, new TreeMap<>(), "the test says so");
    }

    PrismaFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a migration. */
    PrismaFolder migration(String name, String up) throws IOException {
        file("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        return file("prisma/migrations/" + name + "/migration.sql", up);
    }

    /** Writes a migration that has a way down. */
    PrismaFolder migration(String name, String up, String down) throws IOException {
        migration(name, up);
        return file("prisma/migrations/" + name + "/down.sql", down);
    }
}
