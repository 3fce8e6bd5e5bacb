package dev.lockstep.spi;

import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Set;

/** Reads a database's schema, rows and integrity. Changes nothing in it. */
public interface StateReader {

    /**
     * Reads the state as one consistent whole.
     *
     * @param leftOut the tool's own relations, with everything that belongs to them
     * @param invariants the user's own promises; one that cannot be run on this version of the schema is not broken
     */
    CapturedState read(Database database, Set<ObjectName> leftOut, List<Invariant> invariants);
}
