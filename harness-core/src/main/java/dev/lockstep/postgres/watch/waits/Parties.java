package dev.lockstep.postgres.watch.waits;

import dev.lockstep.lock.Party;
import java.util.Optional;

/** Knows which session a server process belongs to. */
@FunctionalInterface
public interface Parties {

    /** Returns the session of {@code pid}; nothing if it is none that the watch knows. */
    Optional<Party> find(int pid);
}
