package dev.lockstep.adapter.golangmigrate;

import dev.lockstep.adapter.command.CommandSession;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * golang-migrate 4, as its own program {@code migrate}.
 *
 * <p>A migration's id is its version. Settings: {@code path} (the folder of the migrations), {@code migrate} (the program),
 * {@code driver} ({@code postgres} if it is not given), {@code env.NAME} (variables of its environment), and what goes into the URL of the
 * database: {@code search_path}, {@code x-migrations-table}, {@code x-migrations-table-quoted}, {@code x-multi-statement},
 * {@code x-multi-statement-max-size}, {@code x-statement-timeout}.
 */
public final class GolangMigrateTool implements MigrationTool {

    static final String NAME = "golang-migrate";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.REVERT,
                Capability.HISTORY,
                Capability.NON_TRANSACTIONAL,
                Capability.TRANSACTIONAL_DDL,
                Capability.LOCKS_OUT_OTHERS);
    }

    /**
     * Recognises {@code N_name.up.sql} files, in the folder or a usual one below it, where a file of the project speaks of golang-migrate: others
     * name their files like this, too.
     */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return GolangMigrateFiles.detect(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        List<String> known = new ArrayList<>(List.of("path", GolangMigrateCommands.PROGRAM, "driver"));
        known.addAll(GolangMigrateCommands.IN_URL);
        ToolSettings settings = ToolSettings.of(project, known);
        return CommandSession.open(Workplace.open(database), place -> GolangMigrateDriver.open(settings, place));
    }
}
