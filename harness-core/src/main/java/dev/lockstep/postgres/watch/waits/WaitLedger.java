package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.LockWait.End;
import dev.lockstep.postgres.watch.waits.LogEvent.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes waits of what the log says. A process waits for one thing at a time, so whatever else it says ends its wait.
 *
 * <p>Waits shorter than {@link #UNTOLD_MICROS} are not in the log.
 */
final class WaitLedger {

    /** The embedded server's deadlock_timeout: after so long a wait is told. On a busy machine it can be a few milliseconds more. */
    static final long UNTOLD_MICROS = 1_000;

    private final Map<Integer, OpenWait> open = new LinkedHashMap<>();
    private final List<SeenWait> ended = new ArrayList<>();

    void take(TimedEvent event) {
        if (event.event() instanceof LogEvent.Wait wait) {
            take(wait, event.at());
        } else if (event.event() instanceof LogEvent.Failure failure) {
            OpenWait waiting = open.remove(failure.pid());
            if (waiting != null) {
                ended.add(waiting.ended(event.at(), End.GIVEN_UP));
            }
        } else {
            giveUp(event.event().pid(), event.at());
        }
    }

    private void take(LogEvent.Wait wait, NanoBounds at) {
        OpenWait known = open.get(wait.pid());
        if (known != null && !known.isOn(wait)) {
            giveUp(wait.pid(), at);
            known = null;
        }
        // A second wait for the same thing counts from its own beginning.
        if (known != null && wait.micros() < known.said().micros()) {
            giveUp(wait.pid(), at);
            known = null;
        }
        OpenWait now = known == null ? OpenWait.begun(wait, at) : known.goesOn(wait, at);
        if (wait.stage() == Stage.WAITING) {
            open.put(wait.pid(), now);
        } else {
            open.remove(wait.pid());
            ended.add(now.measured(wait.stage() == Stage.ACQUIRED ? End.GRANTED : End.GIVEN_UP));
        }
    }

    /** An error that a function catches is not in the log; only that the process went on to other things is. */
    private void giveUp(int pid, NanoBounds before) {
        OpenWait waiting = open.remove(pid);
        if (waiting != null) {
            ended.add(waiting.endedBefore(before.latest(), End.GIVEN_UP));
        }
    }

    /** Returns who has begun to wait and not said since that he ceased to. */
    List<Integer> waiting() {
        return List.copyOf(open.keySet());
    }

    /**
     * Returns every wait so far, in the order in which they ended.
     *
     * @param now this moment, by {@link System#nanoTime()}
     * @param waiting who is seen to wait even now
     */
    List<SeenWait> waits(long now, List<Integer> waiting) {
        List<SeenWait> waits = new ArrayList<>(ended);
        open.forEach((pid, wait) -> waits.add(
                waiting.contains(pid)
                        ? wait.ended(new NanoBounds(now, now), End.STILL_WAITING)
                        : wait.endedBefore(now, End.GIVEN_UP)));
        return waits;
    }
}
