package dev.lockstep.postgres.watch.waits;

import dev.lockstep.journal.SelfBlock;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Party.Role;
import dev.lockstep.problem.Problem;
import java.util.List;

/**
 * What was seen of waits during a step.
 *
 * @param waits every wait of anybody, in the order in which they ended
 * @param selfBlocks the tool's statements that were cancelled because they waited for the tool itself
 * @param temporaryFiles empty where the server's log cannot be read
 * @param problems what could not be seen
 */
public record WaitsSeen(
        List<LockWait> waits,
        List<SelfBlock> selfBlocks,
        List<TemporaryFileSeen> temporaryFiles,
        List<Problem> problems) {

    public WaitsSeen {
        waits = List.copyOf(waits);
        selfBlocks = List.copyOf(selfBlocks);
        temporaryFiles = List.copyOf(temporaryFiles);
        problems = List.copyOf(problems);
    }

    /** Returns the waits of others than the tool for the tool. */
    public List<LockWait> victims() {
        return waits.stream()
                .filter(wait ->
                        wait.waiter().role() != Role.MIGRATOR && wait.waiter().role() != Role.HARNESS)
                .filter(wait -> wait.behind().stream().anyMatch(party -> party.role() == Role.MIGRATOR))
                .toList();
    }

    /** Returns the waits of one of the tool's statements; times in microseconds since the step began. */
    public List<LockWait> of(int pid, long sentMicros, long doneMicros) {
        return waits.stream()
                .filter(wait -> wait.waiter().pid() == pid
                        && wait.since().latestMicros() >= sentMicros
                        && wait.since().earliestMicros() <= doneMicros)
                .toList();
    }
}
