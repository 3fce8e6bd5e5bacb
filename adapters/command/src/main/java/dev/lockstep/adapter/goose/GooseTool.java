package dev.lockstep.adapter.goose;

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
 * goose 3, as its own program or as the program that a project builds around its migrations in Go.
 *
 * <p>A migration's id is its version. Settings: {@code dir} (the folder of the migrations), {@code table} (the history's),
 * {@code allow-missing} ({@code true}: what turned up late is applied), {@code goose} (the program), {@code program} (the project's own
 * one), {@code arguments} (how that takes them: {@code -dir {dir} postgres {url} {command}} if it is not given), {@code env.NAME}
 * (variables of its environment).
 */
public final class GooseTool implements MigrationTool {

    static final String NAME = "goose";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.REVERT, Capability.HISTORY, Capability.NON_TRANSACTIONAL, Capability.TRANSACTIONAL_DDL);
    }

    /** Recognises SQL files with {@code -- +goose Up} and Go files that add a migration, in the folder or a usual one below it. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return GooseFiles.detect(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        ToolSettings settings = ToolSettings.of(
                project, List.of("dir", "table", "allow-missing", NAME, "program", GooseCommands.ARGUMENTS));
        return CommandSession.open(Workplace.open(database), place -> GooseDriver.open(settings, place));
    }
}
