package dev.lockstep.postgres.watch.traffic;

import dev.lockstep.lock.Party;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whose sessions had which server processes during a step; sessions that were ended meanwhile included. */
final class Roster {

    private final Map<Integer, Party> parties = new ConcurrentHashMap<>();

    void add(int pid, Party.Role role, String name) {
        parties.put(pid, new Party(pid, role, name));
    }

    void clear() {
        parties.clear();
    }

    Map<Integer, Party> parties() {
        return Map.copyOf(parties);
    }
}
