package dev.lockstep.lock;

/**
 * The table-level lock modes, weakest first.
 *
 * <p>Source: PostgreSQL manual, "Explicit Locking", table "Conflicting Lock Modes".
 */
public enum LockMode {
    ACCESS_SHARE("AccessShareLock", 0b1000_0000),
    ROW_SHARE("RowShareLock", 0b1100_0000),
    ROW_EXCLUSIVE("RowExclusiveLock", 0b1111_0000),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", 0b1111_1000),
    SHARE("ShareLock", 0b1110_1100),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", 0b1111_1100),
    EXCLUSIVE("ExclusiveLock", 0b1111_1110),
    ACCESS_EXCLUSIVE("AccessExclusiveLock", 0b1111_1111);

    private final String serverName;
    private final int conflicts;

    LockMode(String serverName, int conflicts) {
        this.serverName = serverName;
        this.conflicts = conflicts;
    }

    /** Returns the mode that {@code pg_locks.mode} calls {@code serverName}. */
    public static LockMode ofServerName(String serverName) {
        for (LockMode mode : values()) {
            if (mode.serverName.equals(serverName)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("PostgreSQL has no table lock mode named " + serverName);
    }

    /** Returns the name that {@code pg_locks.mode} shows. */
    public String serverName() {
        return serverName;
    }

    /** Returns the mode as LOCK TABLE spells it: {@code ACCESS EXCLUSIVE}. */
    public String sql() {
        return name().replace('_', ' ');
    }

    /** Returns whether this mode keeps out everything that {@code other} keeps out. True of itself. */
    public boolean isAtLeast(LockMode other) {
        return (conflicts & other.conflicts) == other.conflicts;
    }

    /** Returns whether plain SELECTs wait for it. */
    public boolean blocksReads() {
        return conflictsWith(ACCESS_SHARE);
    }

    /** Returns whether INSERT, UPDATE and DELETE wait for it. */
    public boolean blocksWrites() {
        return conflictsWith(ROW_EXCLUSIVE);
    }

    /** Returns whether two transactions cannot hold these modes on one relation at the same time. */
    public boolean conflictsWith(LockMode other) {
        return (conflicts & (1 << other.ordinal())) != 0;
    }
}
