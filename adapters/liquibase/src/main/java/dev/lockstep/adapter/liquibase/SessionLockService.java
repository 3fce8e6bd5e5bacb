package dev.lockstep.adapter.liquibase;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.exception.LockException;
import liquibase.lockservice.StandardLockService;

/**
 * Liquibase's own lock, remembering in the scope that it is held.
 *
 * <p>Liquibase keeps its lock services in a static factory that the end of any command throws away, also that of a command in
 * another thread. The next lock service for the same connection then no longer knows that it holds the lock, and waits five
 * minutes for itself. This one is Liquibase's in all but its memory, and is used in the scopes of a
 * {@link LiquibaseThread} only.
 */
public final class SessionLockService extends StandardLockService {

    /** Found by the service loader. */
    public SessionLockService() {}

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE + 1;
    }

    @Override
    public boolean supports(Database database) {
        return Scope.getCurrentScope().has(Held.class.getName());
    }

    @Override
    public boolean hasChangeLogLock() {
        return held().databases.contains(database);
    }

    @Override
    public boolean acquireLock() throws LockException {
        if (hasChangeLogLock()) {
            return true;
        }
        boolean acquired = super.acquireLock();
        if (acquired) {
            held().databases.add(database);
        }
        return acquired;
    }

    @Override
    public void releaseLock() throws LockException {
        held().databases.remove(database);
        super.releaseLock();
    }

    private static Held held() {
        return Scope.getCurrentScope().get(Held.class.getName(), Held.class);
    }

    /** The locks that one session's Liquibase holds. */
    static final class Held {
        private final Set<Database> databases = ConcurrentHashMap.newKeySet();
    }
}
