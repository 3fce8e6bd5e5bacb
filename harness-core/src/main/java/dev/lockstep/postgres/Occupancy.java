package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.util.HashSet;
import java.util.Set;

/** Which databases of a server are in use, so that one can have the server alone for a time. Safe for use by several threads. */
final class Occupancy {

    private final Set<String> open = new HashSet<>();
    private boolean taken;

    /** Waits while somebody has the server alone, then counts one more who is about to come. */
    synchronized void enter(String who) {
        try {
            while (taken) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockstepException(Problem.what("interrupted while another run was loading rows"), e);
        }
        open.add(who);
    }

    synchronized void leave(String who) {
        open.remove(who);
    }

    /** Returns whether {@code who} is the only one and has the server alone from now on. */
    synchronized boolean claim(String who) {
        if (taken || !open.equals(Set.of(who))) {
            return false;
        }
        taken = true;
        return true;
    }

    synchronized void release() {
        taken = false;
        notifyAll();
    }
}
