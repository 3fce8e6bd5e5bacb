package dev.lockstep.adapter.atlas;

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
 * Atlas with a versioned directory. It migrates forward only: what takes migrations down is not in its community edition.
 *
 * <p>A migration's id is its version. Settings: {@code dir} (the folder of the migrations), {@code env} (of atlas.hcl), {@code config} (where
 * that file is), {@code var} (its variables: {@code name=value}, separated by commas), {@code tx-mode}, {@code exec-order},
 * {@code revisions-schema}, {@code search_path} (of the URL), {@code atlas} (the program), {@code env.NAME} (variables of its environment).
 */
public final class AtlasTool implements MigrationTool {

    static final String NAME = "atlas";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.HISTORY,
                Capability.CHECKSUMS,
                Capability.NON_TRANSACTIONAL,
                Capability.TRANSACTIONAL_DDL,
                Capability.LOCKS_OUT_OTHERS);
    }

    /** Recognises {@code atlas.hcl} with a directory of migrations, and {@code atlas.sum} in the folder or in a usual one below it. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        return AtlasFiles.detect(directory);
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        ToolSettings settings = ToolSettings.of(
                project,
                List.of(
                        "dir",
                        "env",
                        "config",
                        "var",
                        "tx-mode",
                        "exec-order",
                        "revisions-schema",
                        "search_path",
                        NAME));
        return CommandSession.open(Workplace.open(database), place -> AtlasDriver.open(settings, place));
    }
}
