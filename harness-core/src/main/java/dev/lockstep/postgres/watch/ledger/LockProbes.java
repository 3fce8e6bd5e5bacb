package dev.lockstep.postgres.watch.ledger;

import dev.lockstep.spi.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** As many {@link LockProbe}s as there are threads that look at the same time. They stay open, because opening one takes milliseconds. */
public final class LockProbes implements AutoCloseable {

    private final Database database;
    private final ConcurrentLinkedDeque<LockProbe> idle = new ConcurrentLinkedDeque<>();

    public LockProbes(Database database) {
        this.database = database;
    }

    /** Looks at one session, as {@link LockProbe#look(int, long)} does. */
    public LockLook look(int pid, long newest) {
        LockProbe probe = take();
        try {
            return probe.look(pid, newest);
        } finally {
            idle.push(probe);
        }
    }

    /** Looks at several sessions, as {@link LockProbe#look(Collection, long)} does. */
    public Map<Integer, LockLook> look(Collection<Integer> pids, long newest) {
        LockProbe probe = take();
        try {
            return probe.look(pids, newest);
        } finally {
            idle.push(probe);
        }
    }

    /** Asks something else, as {@link LockProbe#ask} does. */
    public List<List<String>> ask(String sql) {
        LockProbe probe = take();
        try {
            return probe.ask(sql);
        } finally {
            idle.push(probe);
        }
    }

    /** Asks for the relations that have come since, as {@link LockProbe#newer} does. */
    public List<List<String>> newer(long newest) {
        LockProbe probe = take();
        try {
            return probe.newer(newest);
        } finally {
            idle.push(probe);
        }
    }

    private LockProbe take() {
        LockProbe probe = idle.poll();
        return probe == null ? LockProbe.open(database) : probe;
    }

    @Override
    public void close() {
        for (LockProbe probe = idle.poll(); probe != null; probe = idle.poll()) {
            probe.close();
        }
    }
}
