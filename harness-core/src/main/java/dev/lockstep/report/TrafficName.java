package dev.lockstep.report;

import dev.lockstep.journal.TrafficSeen;

/** Traffic in words: {@code reads of orders}, {@code writes to orders}, the name of the user's own operation. */
public final class TrafficName {

    private TrafficName() {}

    /** Returns the words. */
    public static String of(TrafficSeen traffic) {
        return switch (traffic.kind()) {
            case READ -> "reads of " + traffic.name();
            case WRITE -> "writes to " + traffic.name();
            case USER -> traffic.name();
        };
    }
}
