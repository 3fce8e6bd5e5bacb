package dev.lockstep.postgres.watch.waits;

import java.util.Map;

/**
 * What the server said at one time, with everything that it added.
 *
 * @param at when
 * @param line how it began
 * @param additions {@code DETAIL}, {@code CONTEXT} … with their text
 */
record LogEntry(NanoBounds at, LogLine line, Map<String, String> additions) {

    LogEntry {
        additions = Map.copyOf(additions);
    }

    /** Returns an addition; empty if there is none. */
    String addition(String name) {
        return additions.getOrDefault(name, "");
    }
}
