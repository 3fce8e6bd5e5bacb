package dev.lockstep.postgres.watch;

import dev.lockstep.journal.SelfBlock;
import dev.lockstep.lock.LockWait;
import dev.lockstep.problem.Problem;
import java.util.List;

/** What a step asks of whoever knows who waited for whom. It is at work from when it is made. */
interface WaitsPart extends AutoCloseable {

    /**
     * What was seen.
     *
     * @param ofTool waits of the tool's own sessions
     * @param ofOthers waits of others behind the tool
     * @param selfBlocks statements that waited for the tool itself
     * @param unseen what could not be watched
     */
    record Seen(List<LockWait> ofTool, List<LockWait> ofOthers, List<SelfBlock> selfBlocks, List<Problem> unseen) {

        static final Seen NOTHING = new Seen(List.of(), List.of(), List.of(), List.of());
    }

    /** Ends the watch and returns what was seen. */
    Seen stop();

    @Override
    void close();

    /** Sees nothing. */
    static WaitsPart none() {
        return new WaitsPart() {
            @Override
            public Seen stop() {
                return Seen.NOTHING;
            }

            @Override
            public void close() {}
        };
    }
}
