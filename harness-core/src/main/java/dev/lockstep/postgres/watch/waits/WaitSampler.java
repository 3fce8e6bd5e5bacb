package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockWait.End;
import dev.lockstep.lock.LockWait.Source;
import dev.lockstep.postgres.watch.waits.WaitLook.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes waits of looks at those who wait, for servers whose log cannot be read. A wait that falls between two looks is missed. That a wait
 * ended otherwise than by the lock is not seen here; the failed statement tells it.
 */
final class WaitSampler {

    private final Map<Waiting, Sampled> open = new LinkedHashMap<>();
    private final List<SeenWait> ended = new ArrayList<>();
    private long lastLook = System.nanoTime();

    /** A process waits for one thing at a time. */
    private record Waiting(int pid, int owner, LockTag tag, String mode) {}

    /** What is known of a wait: its beginning, and when it was last seen. */
    private record Sampled(NanoBounds since, long lastSeen, Set<Integer> behind) {

        /** Whether both can be one wait: they can have begun at the same time. */
        boolean mayBe(Sampled later) {
            return later.since.latest() - since.earliest() >= 0 && since.latest() - later.since.earliest() >= 0;
        }

        Sampled seenAgain(Sampled later) {
            Set<Integer> all = new LinkedHashSet<>(behind);
            all.addAll(later.behind);
            return new Sampled(since.within(later.since), later.lastSeen, all);
        }
    }

    void take(WaitLook look) {
        Map<Waiting, Sampled> now = new HashMap<>();
        for (Row row : look.rows()) {
            Waiting waiting = new Waiting(row.pid(), row.owner(), row.tag(), row.mode());
            NanoBounds since = since(row, look);
            Sampled sampled = new Sampled(since, look.before(), new LinkedHashSet<>(row.blockers()));
            Sampled before = open.get(waiting);
            if (before != null && before.mayBe(sampled)) {
                open.remove(waiting);
                sampled = before.seenAgain(sampled);
            }
            now.put(waiting, sampled);
        }
        open.forEach((waiting, sampled) -> ended.add(seen(waiting, sampled, look.after(), End.GRANTED)));
        open.clear();
        open.putAll(now);
        lastLook = look.before();
    }

    /** Between two looks it began, if the server does not say for how long it has waited. */
    private NanoBounds since(Row row, WaitLook look) {
        return row.micros().isEmpty()
                ? new NanoBounds(lastLook, look.after())
                : new NanoBounds(look.before(), look.after())
                        .earlier(row.micros().getAsLong() * 1_000);
    }

    private static SeenWait seen(Waiting waiting, Sampled sampled, long latestEnd, End end) {
        NanoBounds since = sampled.since();
        return new SeenWait(
                waiting.owner(),
                waiting.tag(),
                waiting.mode(),
                "",
                since,
                Math.max(0, sampled.lastSeen() - since.latest()),
                latestEnd - since.earliest(),
                end,
                List.copyOf(sampled.behind()),
                Source.SAMPLED);
    }

    /** Returns every wait so far, in the order in which they ended; {@code now} is this moment. */
    List<SeenWait> waits(long now) {
        List<SeenWait> waits = new ArrayList<>(ended);
        open.forEach((waiting, sampled) -> waits.add(seen(waiting, sampled, now, End.STILL_WAITING)));
        return waits;
    }
}
