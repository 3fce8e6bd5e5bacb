package dev.lockstep.postgres;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;

/** A database that the harness made, on whatever server. */
final class CreatedDatabase implements Database {

    private final DatabaseCreator databases;
    private final DatabaseAddress address;
    private final String purpose;

    CreatedDatabase(DatabaseCreator databases, DatabaseAddress address, String purpose) {
        this.databases = databases;
        this.address = address;
        this.purpose = purpose;
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public Connection connect() {
        return new SessionOpener(address).open();
    }

    @Override
    public Template save() {
        return databases.save(address.database(), purpose);
    }

    @Override
    public void restore(Template template) {
        databases.restore(template, address.database());
    }

    @Override
    public void close() {
        databases.drop(address.database());
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
