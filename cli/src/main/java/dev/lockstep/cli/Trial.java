package dev.lockstep.cli;

import dev.lockstep.migration.Migration;
import dev.lockstep.postgres.ServerStarter;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.ToolFinder.Found;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.ServerChoice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether projects could be checked, by opening each on an empty database: only then it shows whether their tools are installed
 * and understand them. Nothing is applied.
 */
final class Trial implements AutoCloseable {

    private final Map<ServerChoice, DatabaseServer> servers = new HashMap<>();

    /**
     * What came of it.
     *
     * @param version the tool's, as it tells it; empty if it could not be opened
     * @param migrations what the tool sees
     * @param obstacle why it cannot be checked
     */
    record Result(String version, List<Migration> migrations, Optional<Problem> obstacle) {}

    Result of(Found found) {
        try {
            RunSettings settings = settings(found);
            try (Database database = server(settings.server()).create("tools");
                    MigrationSession session = found.tool().open(project(found, settings), database)) {
                return new Result(session.toolVersion(), session.migrations(), Optional.empty());
            }
        } catch (LockstepException stuck) {
            return new Result("", List.of(), Optional.of(stuck.problem()));
        }
    }

    private static RunSettings settings(Found found) {
        return new SettingsAssembly(new Flags(), found.project().root(), null).settings();
    }

    /** Settings that were written for another tool in the same folder are not this one's. */
    private static MigrationProject project(Found found, RunSettings settings) {
        String name = found.tool().name();
        return settings.tool().orElse(name).equals(name)
                ? found.project().with(settings.toolSettings())
                : found.project();
    }

    private DatabaseServer server(ServerChoice choice) {
        return servers.computeIfAbsent(choice, wanted -> new ServerStarter().start(wanted));
    }

    @Override
    public void close() {
        servers.values().forEach(DatabaseServer::close);
    }
}
