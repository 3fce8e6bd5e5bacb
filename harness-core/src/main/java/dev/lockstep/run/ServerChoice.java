package dev.lockstep.run;

/** Which PostgreSQL server a run uses. */
public sealed interface ServerChoice {

    /** The default: PostgreSQL binaries that the harness unpacks and starts. */
    record Embedded(int majorVersion) implements ServerChoice {}

    /** A container by Testcontainers, for instance of {@code postgres:17}. */
    record Container(String image) implements ServerChoice {}

    /**
     * A server that is already there.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
     * @param disposable the user's word that nothing on this server is worth keeping; the server must carry a mark too
     */
    record External(String jdbcUrl, String user, String password, Disposable disposable) implements ServerChoice {}

    /** Whether the user said that a server may be written to. */
    enum Disposable {
        YES,
        NOT_SAID
    }
}
