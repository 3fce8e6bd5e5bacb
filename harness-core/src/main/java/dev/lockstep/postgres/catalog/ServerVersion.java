package dev.lockstep.postgres.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the catalogue of this server's version has.
 *
 * @param major the major version
 */
record ServerVersion(int major) {

    static ServerVersion of(Connection connection) throws SQLException {
        return new ServerVersion(connection.getMetaData().getDatabaseMajorVersion());
    }

    /** Returns the condition that a constraint is enforced; before 18 all are. */
    String enforced(String constraint) {
        return major >= 18 ? constraint + ".conenforced" : "true";
    }

    /** Returns the condition that a foreign key holds for periods of time; before 18 none does. */
    String temporal(String constraint) {
        return major >= 18 ? constraint + ".conperiod" : "false";
    }

    /** Returns the condition that a unique index holds NULLs to be equal; before 15 none does. */
    String nullsNotDistinct(String index) {
        return major >= 15 ? index + ".indnullsnotdistinct" : "false";
    }
}
