package dev.lockstep.spi;

import dev.lockstep.schema.ObjectName;

/** Hears how far a load has come. Called from several threads. */
@FunctionalInterface
public interface LoadProgress {

    /**
     * Hears that rows were written.
     *
     * @param table to which
     * @param written how many it has got so far
     * @param wanted how many it is to get
     */
    void written(ObjectName table, long written, long wanted);

    /** Returns one that does not listen. */
    static LoadProgress none() {
        return (table, written, wanted) -> {};
    }
}
