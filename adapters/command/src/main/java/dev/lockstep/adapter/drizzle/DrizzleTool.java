package dev.lockstep.adapter.drizzle;

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
 * Drizzle Kit, as the project's {@code node_modules} have it. It knows no way down.
 *
 * <p>A migration's id is its tag in Drizzle's journal. Settings: {@code config} (the file, {@code drizzle.config.ts} or the like if it is
 * not given), {@code out} (the folder of the migrations, if the config does not say), {@code node} (the program), {@code env.NAME}
 * (variables of its environment).
 */
public final class DrizzleTool implements MigrationTool {

    static final String NAME = "drizzle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.HISTORY, Capability.TRANSACTIONAL_DDL);
    }

    /** Recognises a config of Drizzle Kit in the folder or in a usual one below it, and the folder of its migrations. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return DrizzleConfig.detect(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        ToolSettings settings = ToolSettings.of(project, List.of("config", "out", "node"));
        return CommandSession.open(Workplace.open(database), place -> DrizzleDriver.open(settings, place));
    }
}
