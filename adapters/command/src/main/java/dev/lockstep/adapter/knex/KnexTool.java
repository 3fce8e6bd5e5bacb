package dev.lockstep.adapter.knex;

import dev.lockstep.adapter.command.CommandSession;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knex, as the project's {@code node_modules} have it.
 *
 * <p>A migration's id is its file's name, as in Knex's own history. Settings: {@code knexfile}, {@code environment} (the knexfile's;
 * {@code NODE_ENV} or {@code development} if it is not given), {@code node} (the program), {@code env.NAME} (variables of its
 * environment).
 */
public final class KnexTool implements MigrationTool {

    static final String NAME = "knex";

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

    /** Recognises a knexfile in the folder, in a usual one below it, or beside the folder. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return Knexfile.detect(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        ToolSettings settings = ToolSettings.of(project, List.of("knexfile", "environment", "node"));
        return CommandSession.open(Workplace.open(database), place -> KnexDriver.open(settings, place));
    }
}
