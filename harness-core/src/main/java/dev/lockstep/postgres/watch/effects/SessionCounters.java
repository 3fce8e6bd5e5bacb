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
    private long lastLooks = -1;

    /** Returns what came in since the last look, by relation, and remembers this one. */
    Map<Long, Counters> advance(LookAnswer answer) {
        if (answer.looks() <= lastLooks) {
            last.clear();
        }
        lastLooks = answer.looks();
        Map<Long, Counters> differences = new HashMap<>();
        answer.relations().forEach((oid, relation) -> {
            differences.put(oid, relation.counters().since(last.getOrDefault(oid, Counters.ZERO)));
            last.put(oid, relation.counters());
        });
        return differences;
    }
}
