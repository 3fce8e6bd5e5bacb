package dev.lockstep.spi;

import java.sql.Connection;

/**
 * A database that the harness created and that it drops on {@link #close()}.
 *
 * <p>Not thread-safe; connections taken from it may be used anywhere.
 */
public interface Database extends AutoCloseable {

    /** Returns where it is; the address stays the same after {@link #restore}. */
    DatabaseAddress address();

    /**
     * Opens a new session with default settings. The caller closes it.
     *
     * @throws dev.lockstep.problem.LockstepException if the server does not let us in
     */
    Connection connect();

    /**
     * Keeps a copy of the database's present state. Ends every other session in the database first.
     *
     * @throws dev.lockstep.problem.LockstepException if the server cannot make the copy
     */
    Template save();

    /**
     * Makes this database equal to {@code template} again. Ends every session in the database first.
     *
     * @throws dev.lockstep.problem.LockstepException if the server cannot make the copy
     */
    void restore(Template template);

    /** Drops the database, ending whatever session is still in it. */
    @Override
    void close();

    /** A kept state; dropped on {@link #close()}. */
    interface Template extends AutoCloseable {
        @Override
        void close();
    }
}
