package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockWait.End;
import dev.lockstep.lock.LockWait.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A wait of which the log has told the beginning.
 *
 * @param said what it last said of it
 * @param since when it began
 * @param behind who was in the way
 */
record OpenWait(LogEvent.Wait said, NanoBounds since, List<Integer> behind) {

    /** A process that is not given the processor can date a line some time after it has read how long it waited. */
    private static final long SAID_LATE = 10_000_000;

    /** The server begins to count a moment after it has begun to wait, and ends a moment after it was woken. */
    private static final long COUNTED_LATE = 1_000_000;

    static OpenWait begun(LogEvent.Wait said, NanoBounds at) {
        return new OpenWait(said, since(said, at), inTheWay(said));
    }

    private static NanoBounds since(LogEvent.Wait said, NanoBounds at) {
        return new NanoBounds(at.earliest() - SAID_LATE, at.latest()).earlier(said.micros() * 1_000);
    }

    /** Those who hold it, and those who are before us in the queue. */
    private static List<Integer> inTheWay(LogEvent.Wait said) {
        Set<Integer> pids = new LinkedHashSet<>(said.holders());
        int place = said.queue().indexOf(said.pid());
        pids.addAll(said.queue().subList(0, Math.max(place, 0)));
        return List.copyOf(pids);
    }

    boolean isOn(LogEvent.Wait other) {
        return said.tag().equals(other.tag()) && said.mode().equals(other.mode());
    }

    /** Returns it with what the log says of it later. */
    OpenWait goesOn(LogEvent.Wait later, NanoBounds at) {
        Set<Integer> all = new LinkedHashSet<>(behind);
        all.addAll(inTheWay(later));
        return new OpenWait(later, since.within(since(later, at)), new ArrayList<>(all));
    }

    /** It ended as the log's last words on it say, which tell how long it was. */
    SeenWait measured(End end) {
        long nanos = said.micros() * 1_000;
        return seen(nanos, nanos + COUNTED_LATE, end);
    }

    /** It ended then. */
    SeenWait ended(NanoBounds at, End end) {
        long atLeast = Math.max(said.micros() * 1_000, at.earliest() - SAID_LATE - since.latest());
        return seen(atLeast, at.latest() - since.earliest(), end);
    }

    /** It ended at some time before. */
    SeenWait endedBefore(long nanos, End end) {
        return seen(said.micros() * 1_000, nanos - since.earliest(), end);
    }

    private SeenWait seen(long atLeast, long atMost, End end) {
        return new SeenWait(
                said.owner(),
                said.tag(),
                said.mode(),
                said.context(),
                since,
                atLeast,
                atMost,
                end,
                behind,
                Source.SERVER_LOG);
    }
}
