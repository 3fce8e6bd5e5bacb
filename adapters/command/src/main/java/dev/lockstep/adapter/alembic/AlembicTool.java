package dev.lockstep.adapter.alembic;

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
 * Alembic 1.8 and newer, as the project's Python has it.
 *
 * <p>A migration's id is its revision. With several heads the order is one in which every revision comes after those that it needs.
 * Settings: {@code config} (the ini file, {@code alembic.ini} if it is not given), {@code name} (its section), {@code x} (arguments for
 * env.py, separated by commas), {@code python} (the interpreter), {@code env.NAME} (variables of its environment).
 */
public final class AlembicTool implements MigrationTool {

    static final String NAME = "alembic";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.REVERT, Capability.HISTORY, Capability.NON_TRANSACTIONAL, Capability.TRANSACTIONAL_DDL);
    }

    /** Recognises {@code alembic.ini}, {@code [tool.alembic]} in {@code pyproject.toml}, and the folder of env.py below either. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return AlembicFiles.find(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        ToolSettings settings = ToolSettings.of(project, List.of("config", "name", "x", "python"));
        return CommandSession.open(Workplace.open(database), place -> AlembicDriver.open(settings, place));
    }
}
