package dev.lockstep.adapter.goose;

import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A project of goose with the pinned goose in its {@code bin}. */
final class GooseFolder {

    private final Path root;

    GooseFolder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("migrations"));
        Path goose = Files.createDirectories(root.resolve("bin")).resolve("goose");
        if (!Files.exists(goose)) {
            Files.createSymbolicLink(goose, ToolKit.go("goose").resolve("bin/goose"));
        }
        // The address of another server, as in a project that knows nothing of the harness.
        file(
                ".env",
                "GOOSE_DRIVER=mysql\nGOOSE_DBSTRING=nobody@db.invalid/production\nGOOSE_MIGRATION_DIR=./migrations\n");
    }

    Path root() {
        return root;
    }

    MigrationProject project() {
        return new MigrationProject(GooseTool.NAME, root, new TreeMap<>(), "the test says so");
    }

    GooseFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a migration with both sections. */
    GooseFolder migration(String name, String up, String down) throws IOException {
        return file("migrations/" + name + ".sql", "-- +goose Up\n" + up + "\n\n-- +goose Down\n" + down + "\n");
    }

    /** Writes a migration that wants no transaction. */
    GooseFolder migrationAlone(String name, String up, String down) throws IOException {
        return file(
                "migrations/" + name + ".sql",
                "-- +goose NO TRANSACTION\n-- +goose Up\n" + up + "\n\n-- +goose Down\n" + down + "\n");
    }
}
