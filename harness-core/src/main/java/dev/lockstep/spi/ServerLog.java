package dev.lockstep.spi;

import java.nio.file.Path;

/**
 * The file in which a server of the harness's own tells every lock wait that is longer than a millisecond, who logs in, and how large
 * temporary files were. The clock of its lines is this machine's.
 *
 * <p>Safe for use by several threads.
 */
public interface ServerLog {

    /** Begins to follow the file from its present end. What is written from now on stays readable until the follower is closed. */
    Follower follow();

    /** Keeps the file from being cut. */
    interface Follower extends AutoCloseable {

        /** Returns the file. */
        Path file();

        /** Returns how many bytes the file had when this follower began. */
        long begin();

        @Override
        void close();
    }
}
