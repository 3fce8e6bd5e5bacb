package dev.lockstep.spi;

import java.util.Optional;

/** A PostgreSQL server in which the harness may create databases. Closing it stops what was started for it. */
public interface DatabaseServer extends AutoCloseable {

    /** Returns what kind of server it is, for people: {@code embedded PostgreSQL 18.6}. */
    String description();

    /** Returns the server's version as it tells it, without a distribution's suffix: {@code 18.6}. */
    String version();

    /** Returns the major version: {@code 18}. */
    int majorVersion();

    /** Returns where the server tells its lock waits, logins and temporary files; nothing if that cannot be read from here. */
    default Optional<ServerLog> log() {
        return Optional.empty();
    }

    /** Returns how to restart it with other settings and to keep its state; nothing if it is not ours to restart. */
    default Optional<ServerControl> control() {
        return Optional.empty();
    }

    /**
     * Creates an empty database of its own for one run.
     *
     * @param purpose a word that goes into the database's name, for people who look at the server
     */
    Database create(String purpose);

    /**
     * Creates a database that equals {@code template}.
     *
     * @param purpose a word that goes into the database's name, for people who look at the server
     */
    Database create(String purpose, Database.Template template);

    @Override
    void close();
}
