package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.sql.SqlFolderTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder of SQL files, run by Lockstep's own runner. */
public final class SqlIdiom implements Idiom {

    @Override
    public MigrationTool adapter() {
        return new SqlFolderTool();
    }

    @Override
    public String runtime() {
        return Library.runtime();
    }

    @Override
    public String command() {
        return "Lockstep's runner, migration by migration";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root.resolve("migrations"));
        folder.without("");
        for (Change change : changes) {
            String stem = change.version() + "_" + change.word();
            String marker = change.form() == Form.ALONE ? "-- lockstep:no-transaction\n" : "";
            folder.file(stem + ".up.sql", marker + ProjectFolder.script(change.statements()));
            folder.file(stem + ".down.sql", ProjectFolder.script(change.down()));
        }
        return folder.project("sql");
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return Library.call(SqlCall.class, folder.resolve("migrations"), address, "up");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.of(Library.call(SqlCall.class, folder.resolve("migrations"), address, "down"));
    }

    @Override
    public String history() {
        return "SELECT migration FROM lockstep_sql_history ORDER BY 1";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(Form.ALONE, "-- lockstep:no-transaction");
    }
}
