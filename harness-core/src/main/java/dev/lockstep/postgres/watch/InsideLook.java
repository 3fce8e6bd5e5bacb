package dev.lockstep.postgres.watch;

import dev.lockstep.postgres.watch.effects.LookAnswer;
import dev.lockstep.postgres.watch.effects.LookAnswer.OfRelation;
import dev.lockstep.postgres.watch.ledger.LockLook;
import dev.lockstep.postgres.watch.ledger.OwnLocks;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import dev.lockstep.postgres.watch.tap.TapQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A look at a session that stands still, in one question to itself: what it holds, and what it did to the relations that it holds and that
 * were there before the step.
 */
record InsideLook(LockLook locks, LookAnswer answer) {

    /** The row that tells of the session and of no lock comes first. */
    private static final String QUERY =
            "SELECT " + LookAnswer.OF_SESSION + ", NULL, NULL, NULL, NULL, NULL, NULL UNION ALL SELECT "
                    + OwnLocks.COLUMNS + ", " + LookAnswer.OF_RELATION + " FROM " + OwnLocks.TABLE;

    /**
     * Returns what is asked.
     *
     * @param newest relations with larger OIDs are left out
     * @param newestBefore relations with larger OIDs were not there before the step
     */
    static TapQuestion question(long newest, long newestBefore) {
        return new TapQuestion(QUERY, List.of(newest, newestBefore));
    }

    /**
     * Looks; nothing if the session cannot be asked just now.
     *
     * @param newest relations with larger OIDs are left out
     * @param newestBefore relations with larger OIDs were not there before the step
     */
    static Optional<InsideLook> take(InsideQuery inside, long newest, long newestBefore) {
        long from = System.nanoTime();
        TapQuestion question = question(newest, newestBefore);
        return inside.ask(question.sql(), question.relations()).map(rows -> of(rows, from, newest));
    }

    private static InsideLook of(List<List<String>> rows, long from, long newest) {
        List<List<String>> locks = rows.subList(1, rows.size());
        Map<Long, OfRelation> relations = new LinkedHashMap<>();
        for (List<String> row : locks) {
            if (!row.get(OwnLocks.RELATION).isEmpty()) {
                relations.put(
                        Long.parseLong(row.get(OwnLocks.RELATION)),
                        OfRelation.read(row.subList(OwnLocks.WIDTH, row.size())));
            }
        }
        return new InsideLook(
                OwnLocks.read(locks, from, System.nanoTime(), newest), LookAnswer.of(rows.get(0), relations));
    }
}
