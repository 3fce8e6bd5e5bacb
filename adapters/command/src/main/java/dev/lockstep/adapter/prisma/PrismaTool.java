package dev.lockstep.adapter.prisma;

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
 * Prisma Migrate, run by Prisma 6.19's WebAssembly engine with a driver of ours, for projects of Prisma 5, 6 and 7: their folders of
 * migrations have one format.
 *
 * <p>A migration's id is its folder's name. It goes down where the project keeps a {@code down.sql} beside {@code migration.sql}.
 * Settings: {@code migrations} (the folder, {@code prisma/migrations} if it is not given), {@code engine} (a folder in which Prisma 6.19,
 * its adapter-pg and pg are installed; the project's own if it is not given), {@code node} (the program), {@code env.NAME} (variables of
 * its environment).
 */
public final class PrismaTool implements MigrationTool {

    static final String NAME = "prisma";

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

    /** Recognises Prisma's {@code migration_lock.toml} in the folder or in a usual one below it, and {@code schema.prisma}. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return PrismaFiles.detect(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        ToolSettings settings = ToolSettings.of(project, List.of("migrations", "engine", "node"));
        return CommandSession.open(Workplace.open(database), place -> PrismaDriver.open(settings, place));
    }
}
