package dev.lockstep.benchmark;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens sessions in the database that a benchmark is about. */
@FunctionalInterface
interface Sessions {

    /** Returns a session that commits every statement. The caller closes it. */
    Connection open() throws SQLException;
}
