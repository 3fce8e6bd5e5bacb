package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.flyway.FlywayTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of versioned migrations, run by {@code Flyway.migrate()} with its defaults. */
public final class FlywayIdiom implements Idiom {

    @Override
    public MigrationTool adapter() {
        return new FlywayTool();
    }

    @Override
    public String runtime() {
        return Library.runtime();
    }

    @Override
    public String command() {
        return "Flyway.migrate()";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root).without("sql");
        for (Change change : changes) {
            String name = change.version() + "__" + change.word() + ".sql";
            folder.file("sql/V" + name, ProjectFolder.script(change.statements()));
            folder.file("sql/U" + name, ProjectFolder.script(change.down()));
            if (change.form() == Form.ALONE) {
                folder.file("sql/V" + name + ".conf", "executeInTransaction=false\n");
            }
        }
        return new MigrationProject(
                "flyway",
                root,
                new TreeMap<>(Map.of("locations", "filesystem:" + root.resolve("sql"))),
                "the run wrote it");
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        try (Stream<Path> files = Files.list(folder.resolve("sql"))) {
            boolean alone = files.anyMatch(file -> file.toString().endsWith(".conf"));
            return Library.call(FlywayCall.class, folder, address, alone ? FlywayCall.WITH_LOCK_OF_SESSION : "migrate");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.of(Library.call(FlywayCall.class, folder, address, "undo"));
    }

    @Override
    public List<Command> repair(Path folder, DatabaseAddress address, Change before, Change failed) {
        return List.of(Library.call(FlywayCall.class, folder, address, "repair"));
    }

    @Override
    public String history() {
        return "SELECT version || CASE WHEN success THEN '' ELSE ' success=false' END FROM flyway_schema_history"
                + " ORDER BY installed_rank";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(
                Form.ALONE,
                "executeInTransaction=false in the file's .conf, and flyway.postgresql.transactional.lock=false");
    }
}
