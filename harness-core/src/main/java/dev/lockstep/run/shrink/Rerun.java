package dev.lockstep.run.shrink;

import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A move of one migration that failed, and all that it takes to make it again. */
public interface Rerun {

    /** Returns the server. */
    DatabaseServer server();

    /** Returns the run's database, which holds what the failure left and is free for tries until the shrinking is over. */
    Database database();

    /** Returns the relations whose rows are not the user's. */
    Set<ObjectName> leftOut();

    /** Takes the database to where the migration is to be moved, from nothing and without writing rows. Returns whether that worked. */
    boolean makeBare();

    /** Takes the database to where the migration was moved, with the same rows. Returns whether that worked. */
    boolean makeAgain();

    /** Moves the migration as it was moved when it failed. Returns how it failed now, if it did. */
    Optional<Failure> move();

    /** Returns the tag of the edge case that a value is; an empty text for none. */
    String edge(String type, String text);

    /** Does work with the database where a step's work is done. */
    <T> T doing(String label, Supplier<T> work);
}
