package dev.lockstep.postgres.watch;

import dev.lockstep.postgres.watch.effects.LookAnswer;
import dev.lockstep.postgres.watch.ledger.LockLook;
import dev.lockstep.postgres.watch.ledger.OwnLocks;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import java.util.List;
import java.util.Optional;

/**
 * A look at a session that stands still, in one question to itself: what it holds, and what it did to the relations that it holds.
 *
 * @param locks what it holds
 * @param answer what it did; nothing if it holds nothing
 */
record InsideLook(LockLook locks, Optional<LookAnswer> answer) {

    private static final int COLUMNS_OF_LOCKS = 5;

    private static final String QUERY =
            "SELECT " + OwnLocks.COLUMNS + ", " + LookAnswer.COLUMNS + " FROM " + OwnLocks.TABLE;

    /**
     * Looks; nothing if the session cannot be asked just now.
     *
     * @param newest relations with larger OIDs are left out
     */
    static Optional<InsideLook> take(InsideQuery inside, long newest) {
        long from = System.nanoTime();
        return inside.ask(QUERY, List.of(newest)).map(rows -> of(rows, from, newest));
    }

    private static InsideLook of(List<List<String>> rows, long from, long newest) {
        LockLook locks = OwnLocks.read(rows, from, System.nanoTime(), newest);
        return new InsideLook(locks, LookAnswer.of(rows, COLUMNS_OF_LOCKS));
    }
}
