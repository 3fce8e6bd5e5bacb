package dev.lockstep.postgres;

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

    @Override
    public void close() {
        databases.drop(database);
    }

    @Override
    public String toString() {
        return database;
    }
}
