package dev.lockstep.postgres.watch.effects;

import java.util.HashMap;
import java.util.Map;

/**
 * The counters of one session as they were at the last look.
 *
 * <p>The server keeps a session's counters with the session and passes them on to its statistics between transactions, at most about
 * once a second; from then on they begin at zero again. Nothing tells the session that it happened. So every look also counts itself,
 * by reading a small catalog that nobody else scans: if that count did not grow, the counters were passed on in between.
 */
final class SessionCounters {

    private final Map<Long, Counters> last = new HashMap<>();
    private final Map<Long, Counters> presumed = new HashMap<>();
    private long lastLooks = -1;

    /** Takes it that this was done since the last look, by a statement that was not looked at. */
    void presume(long oid, Counters counters) {
        presumed.merge(oid, counters, Counters::plus);
    }

    /** A look was taken that is not compared with the last: so many looks the counters include now. */
    void looked(long looks) {
        if (looks <= lastLooks) {
            last.clear();
        }
        lastLooks = looks;
    }

    /** Returns what came in since the last look, by relation, and remembers this one. */
    Map<Long, Counters> advance(LookAnswer answer) {
        looked(answer.looks());
        Map<Long, Counters> differences = new HashMap<>();
        answer.relations().forEach((oid, relation) -> {
            Counters since = relation.counters().since(last.getOrDefault(oid, Counters.ZERO));
            Counters others = presumed.getOrDefault(oid, Counters.ZERO);
            // Rows are presumed less surely than scans: where all the scans were others', so were the rows.
            differences.put(
                    oid, since.scans() <= others.scans() ? since.withoutScans().since(others) : since.since(others));
            last.put(oid, relation.counters());
            presumed.remove(oid);
        });
        return differences;
    }
}
