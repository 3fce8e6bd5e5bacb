package dev.lockstep.report;

import dev.lockstep.lock.LockMode;

/**
 * A lock mode as the manual and people write it: {@code ACCESS EXCLUSIVE}.
 *
 * @param serverName what the server calls it: {@code AccessExclusiveLock}; other words are left as they are
 */
public record ModeName(String serverName) {

    @Override
    public String toString() {
        for (LockMode mode : LockMode.values()) {
            if (mode.serverName().equals(serverName)) {
                return mode.sql();
            }
        }
        return serverName;
    }
}
