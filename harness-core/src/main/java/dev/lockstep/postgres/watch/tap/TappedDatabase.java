package dev.lockstep.postgres.watch.tap;

import dev.lockstep.postgres.SessionOpener;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;

/**
 * A database as it is reached through a tap: the same one at another address.
 *
 * <p>It is a view. Closing it neither drops the database nor closes the tap: both belong to who opened them.
 */
public record TappedDatabase(Database database, Tap tap) implements Database {

    @Override
    public DatabaseAddress address() {
        return tap.address();
    }

    @Override
    public Connection connect() {
        return new SessionOpener(tap.address()).open();
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
        // Who created the database drops it.
    }

    @Override
    public String toString() {
        return address().toString();
    }
}
