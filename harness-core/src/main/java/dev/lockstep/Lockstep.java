package dev.lockstep;

import dev.lockstep.postgres.ServerStarter;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;

/**
 * Takes a project's migrations up, down and up again on a real PostgreSQL with rows in it, and judges what happened.
 *
 * <pre>{@code
 * RunResult result = Lockstep.check(RunSettings.forProject(Path.of("db/migrations")).build());
 * }</pre>
 */
public final class Lockstep {

    private Lockstep() {}

    /**
     * Checks a project on a server of its own.
     *
     * <p>Never throws because of the project, the settings or the server: a run that could not begin is inconclusive, and its
     * verdict says why. The report is written in any case.
     */
    public static RunResult check(RunSettings settings) {
        return new Check(settings).run(prepared -> {
            try (DatabaseServer server = new ServerStarter().start(settings.server())) {
                return prepared.run(server);
            }
        });
    }

    /**
     * Checks a project on a server that is already there, and leaves it there.
     *
     * @param server takes the place of {@link RunSettings#server()}
     */
    public static RunResult check(RunSettings settings, DatabaseServer server) {
        return new Check(settings).run(prepared -> prepared.run(server));
    }
}
