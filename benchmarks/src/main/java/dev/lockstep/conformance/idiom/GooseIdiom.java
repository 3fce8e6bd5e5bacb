package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.adapter.goose.GooseTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of SQL files with both directions in each, run by {@code goose up}. */
public final class GooseIdiom implements Idiom {

    @Override
    public MigrationTool adapter() {
        return new GooseTool();
    }

    @Override
    public String runtime() {
        return "a Go program, pgx";
    }

    @Override
    public String command() {
        return "goose up";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root)
                .link("bin/goose", ToolKit.go("goose").resolve("bin/goose"))
                .without("migrations");
        for (Change change : changes) {
            String up = ProjectFolder.script(change.statements());
            folder.file(
                    "migrations/" + change.version() + "_" + change.word() + ".sql",
                    switch (change.form()) {
                                case ORDINARY -> "-- +goose Up\n" + up;
                                case ALONE -> "-- +goose NO TRANSACTION\n-- +goose Up\n" + up;
                                case WHOLE -> "-- +goose Up\n-- +goose StatementBegin\n" + up
                                        + "-- +goose StatementEnd\n";
                            }
                            + "\n-- +goose Down\n" + ProjectFolder.script(change.down()));
        }
        return new MigrationProject("goose", root, new TreeMap<>(Map.of("dir", "migrations")), "the run wrote it");
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return goose(folder, address, "up");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.of(goose(folder, address, "down"));
    }

    private static Command goose(Path folder, DatabaseAddress address, String word) {
        return Surroundings.command(
                folder,
                address,
                folder.resolve("bin/goose").toString(),
                "-dir",
                "migrations",
                "postgres",
                Surroundings.plain(address),
                word);
    }

    @Override
    public String history() {
        return "SELECT version_id::text FROM goose_db_version WHERE version_id > 0 ORDER BY id";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(Form.ALONE, "-- +goose NO TRANSACTION", Form.WHOLE, "-- +goose StatementBegin");
    }
}
