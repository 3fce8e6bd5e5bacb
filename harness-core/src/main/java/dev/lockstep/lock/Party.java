package dev.lockstep.lock;

/**
 * A session that holds or waits.
 *
 * @param pid its server process
 * @param role on whose behalf
 * @param name what people call it: {@code session 2 of the tool}, {@code writes to orders}, an application_name
 */
public record Party(int pid, Role role, String name) {

    /** On whose behalf a session works. */
    public enum Role {
        /** The tool under test. */
        MIGRATOR,
        /** The traffic that stands for the application. */
        TRAFFIC,
        /** A session that was made to be in the way. */
        SCENE,
        /** The harness's own. */
        HARNESS,
        /** The server's own: autovacuum, a parallel worker. */
        SERVER,
        UNKNOWN
    }

    @Override
    public String toString() {
        return name + " (pid " + pid + ")";
    }
}
