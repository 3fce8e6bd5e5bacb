package dev.lockstep.adapter.flyway;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Capability;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Flyway 10 and newer, the version on the class path.
 *
 * <p>A versioned migration's id is its version, a repeatable one's the name of its script without ending. Settings are
 * Flyway's own, with or without the prefix {@code flyway.}; {@code flyway.conf} and {@code flyway.toml} in the project's folder
 * are read. Relative {@code filesystem:} locations begin at the project's folder.
 *
 * <p>Downs are Flyway's undo where its edition has one, else {@code U1__name.sql} scripts, parsed and run by Flyway's own
 * parser and with the history put right in the same transaction.
 */
public final class FlywayTool implements MigrationTool {

    static final String NAME = "flyway";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    /** Recognises {@code flyway.toml}, {@code flyway.conf}, and {@code V1__name.sql} or {@code R__name.sql} in the usual folders. */
    @Override
    public Optional<MigrationProject> detect(Path directory) {
        for (String file : List.of("flyway.toml", "flyway.conf", "conf/flyway.conf")) {
            if (Files.isRegularFile(directory.resolve(file))) {
                return Optional.of(new MigrationProject(NAME, directory, new TreeMap<>(), "it holds " + file));
            }
        }
        return FlywayFolders.find(directory)
                .map(folder -> new MigrationProject(
                        NAME,
                        folder,
                        new TreeMap<>(),
                        "it holds " + FlywayFolders.example(folder).orElseThrow()));
    }

    @Override
    public MigrationSession open(MigrationProject project, Database database) {
        requireClass("org.flywaydb.core.Flyway", "Flyway", "flyway-core");
        requireClass(
                "org.flywaydb.database.postgresql.PostgreSQLDatabaseType",
                "Flyway's part for PostgreSQL",
                "flyway-database-postgresql");
        return FlywaySession.open(project, database.address());
    }

    private static void requireClass(String type, String what, String artifact) {
        try {
            Class.forName(type, false, FlywayTool.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LockstepException(
                    Problem.what(what + " is not on the class path")
                            .said("there is no " + type)
                            .remedy("add org.flywaydb:" + artifact
                                    + ", version 10 or newer, to the project's dependencies"),
                    e);
        }
    }
}
