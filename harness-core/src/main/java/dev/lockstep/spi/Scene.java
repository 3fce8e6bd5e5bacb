package dev.lockstep.spi;

import java.util.Locale;

/**
 * What is put in a migration's way on purpose, during its second up. It goes away by itself after half a second, as it does in
 * production, only sooner.
 */
public enum Scene {
    /** A session that has read every table and stays in its transaction: a {@code pg_dump}, a long report. */
    LONG_READER,
    /** A session that has written to every table and sits idle in its transaction: an application that waits for something else. */
    IDLE_IN_TRANSACTION;

    /** Returns the name as people write it: {@code long-reader}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
