package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;

/**
 * A kept state: a database that nobody works in, and what a copy of a database does not carry.
 *
 * @param databases where it was made
 * @param database the copy's name
 * @param properties what belongs to the original database as a whole
 */
record SavedState(DatabaseCreator databases, String database, DatabaseProperties properties)
        implements Database.Template {

    /** Returns {@code template} as what it is. */
    static SavedState of(Database.Template template) {
        if (template instanceof SavedState state) {
            return state;
        }
        throw new LockstepException(Problem.what("a saved state can only be used on the server that made it")
                .where(template));
    }

    @Override
    public void close() {
        databases.drop(database);
    }
}
