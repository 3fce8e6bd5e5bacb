package dev.lockstep.postgres;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;

/** A database of a server that wants to know which of its databases are in use. */
record CountedDatabase(Database database, Occupancy occupancy, String who) implements Database {

    @Override
    public DatabaseAddress address() {
        return database.address();
    }

    @Override
    public Connection connect() {
        return database.connect();
    }

    @Override
    public Template save() {
        return database.save();
    }

    @Override
    public void restore(Template template) {
        database.restore(template);
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            occupancy.leave(who);
        }
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
