package dev.lockstep.postgres.watch.waits;

import dev.lockstep.problem.Problem;
import java.util.List;

/** Where the waits of one step are learned from. Used by one thread at a time. */
interface WaitSource extends AutoCloseable {

    /** Returns how many nanoseconds to let pass until the next round. */
    long pause();

    /** Returns how many nanoseconds to let pass while the tool's sessions are there and do nothing. */
    default long pauseAtRest() {
        return pause();
    }

    /**
     * Takes in what is new.
     *
     * @throws dev.lockstep.problem.LockstepException if the server does not tell
     */
    void round();

    /** The step is over: whoever waits even now, waits on. */
    void finish();

    /** The server does not answer any more: waits a moment for it to say why. */
    void awaitLastWords();

    /** Returns every wait; after {@link #finish}. */
    List<SeenWait> waits();

    /** Returns the temporary files; times since {@code start}. */
    List<TemporaryFileSeen> temporaryFiles(long start);

    /** Returns what went wrong with the server itself. */
    List<Problem> problems();

    @Override
    void close();
}
