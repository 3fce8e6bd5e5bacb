package dev.lockstep.adapter.django;

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
 * Django 3.2 and newer, as the project's Python has it.
 *
 * <p>A migration's id is {@code app.name}. Settings: {@code manage} (the project's {@code manage.py}), {@code settings} (the module of its
 * settings), {@code apps} (labels of the apps that are the project's own, separated by commas; without it, those that lie in the
 * project's folder), {@code python} (the interpreter), {@code env.NAME} (variables of its environment).
 */
public final class DjangoTool implements MigrationTool {

    static final String NAME = "django";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.REVERT, Capability.HISTORY, Capability.NON_TRANSACTIONAL, Capability.TRANSACTIONAL_DDL);
    }

    /** Recognises a {@code manage.py} of Django in the folder, in a usual one below it, or above a folder of Django's migrations. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return DjangoFiles.detect(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        ToolSettings settings = ToolSettings.of(project, List.of("manage", "settings", "apps", "python"));
        return CommandSession.open(Workplace.open(database), place -> DjangoDriver.open(settings, place));
    }
}
