package dev.lockstep.report;

import dev.lockstep.lock.LockMode;

/** A lock mode as the manual and people write it: {@code ACCESS EXCLUSIVE}. */
public record ModeName(LockMode mode) {

    /** Returns the name of the mode that the server calls {@code serverName}, or that name if it is none of the eight. */
    public static String ofServerName(String serverName) {
        for (LockMode mode : LockMode.values()) {
            if (mode.serverName().equals(serverName)) {
                return new ModeName(mode).toString();
            }
        }
        return serverName;
    }

    @Override
    public String toString() {
        return mode.name().replace('_', ' ');
    }
}
