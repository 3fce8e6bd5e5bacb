package dev.lockstep.adapter.golangmigrate;

import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A project of golang-migrate with the pinned program in its {@code bin}. */
final class GolangMigrateFolder {

    private final Path root;

    GolangMigrateFolder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("migrations"));
        Path migrate = Files.createDirectories(root.resolve("bin")).resolve("migrate");
        if (!Files.exists(migrate)) {
            Files.createSymbolicLink(migrate, ToolKit.go("golang-migrate").resolve("bin/migrate"));
        }
        file("Makefile", "up:\n\tmigrate -path migrations -database $(URL) up\n");
    }

    MigrationProject project() {
        return new MigrationProject(
                GolangMigrateTool.NAME, root, new TreeMap<>(Map.of("path", "migrations")), "the test says so");
    }

    GolangMigrateFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    GolangMigrateFolder up(String name, String text) throws IOException {
        return file("migrations/" + name + ".up.sql", text + "\n");
    }

    GolangMigrateFolder down(String name, String text) throws IOException {
        return file("migrations/" + name + ".down.sql", text + "\n");
    }
}
