package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.adapter.golangmigrate.GolangMigrateTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of pairs of SQL files, run by {@code migrate up}. */
public final class GolangMigrateIdiom implements Idiom {

    @Override
    public MigrationTool adapter() {
        return new GolangMigrateTool();
    }

    @Override
    public String runtime() {
        return "a Go program, lib/pq";
    }

    @Override
    public String command() {
        return "migrate up";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root)
                .link("bin/migrate", ToolKit.go("golang-migrate").resolve("bin/migrate"))
                .without("migrations");
        for (Change change : changes) {
            String stem = "migrations/" + change.version() + "_" + change.word();
            folder.file(stem + ".up.sql", ProjectFolder.script(change.statements()));
            folder.file(stem + ".down.sql", ProjectFolder.script(change.down()));
        }
        return new MigrationProject(
                "golang-migrate", root, new TreeMap<>(Map.of("path", "migrations")), "the run wrote it");
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return migrate(folder, address, "up");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.of(migrate(folder, address, "down", "1"));
    }

    @Override
    public List<Command> repair(Path folder, DatabaseAddress address, Change before, Change failed) {
        return List.of(migrate(folder, address, "force", before.version()));
    }

    private static Command migrate(Path folder, DatabaseAddress address, String... words) {
        return Surroundings.command(
                        folder,
                        address,
                        folder.resolve("bin/migrate").toString(),
                        "-path",
                        "migrations",
                        "-database",
                        Surroundings.plain(address))
                .with(words);
    }

    @Override
    public String history() {
        return "SELECT version || CASE WHEN dirty THEN ' dirty' ELSE '' END FROM schema_migrations";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of();
    }
}
