package dev.lockstep.spi;

/** Which PostgreSQL server a run uses. */
public sealed interface ServerChoice {

    /** The default: PostgreSQL binaries that the harness unpacks and starts. */
    record Embedded(int majorVersion) implements ServerChoice {}

    /** A container by Testcontainers, for instance of {@code postgres:17}. */
    record Container(String image) implements ServerChoice {}

    /**
     * A server that is already there.
     *
     * <p>The harness works there only if the user says that the server is disposable and the server says so too: it must have a
     * database named {@code lockstep_disposable}.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
     * @param user a role that may create databases
     * @param password its password; empty if the server asks for none
     * @param disposable the user's word that nothing on this server is worth keeping
     */
    record External(String jdbcUrl, String user, String password, Disposable disposable) implements ServerChoice {
        /** Returns the choice for people and logs: never the password. */
        @Override
        public String toString() {
            return user + " at " + jdbcUrl;
        }
    }

    /** Whether the user said that a server may be written to. */
    enum Disposable {
        YES,
        NOT_SAID
    }
}
