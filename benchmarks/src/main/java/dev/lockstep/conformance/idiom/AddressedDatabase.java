package dev.lockstep.conformance.idiom;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database that another process has created and will drop. */
record AddressedDatabase(DatabaseAddress address) implements Database {

    @Override
    public Connection connect() {
        try {
            return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        } catch (SQLException e) {
            throw new LockstepException(
                    Problem.what("no session").where(address).said(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Template save() {
        throw new UnsupportedOperationException("it belongs to another process");
    }

    @Override
    public void restore(Template template) {
        throw new UnsupportedOperationException("it belongs to another process");
    }

    @Override
    public void close() {
        // It belongs to another process.
    }
}
