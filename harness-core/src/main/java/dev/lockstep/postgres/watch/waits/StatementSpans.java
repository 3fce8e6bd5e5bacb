package dev.lockstep.postgres.watch.waits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The statements of the tool that took long enough to have waited in a way that can be seen. Safe for use by several threads. */
final class StatementSpans {

    /** Shorter waits are not told. */
    private static final long SHORTEST = 900_000;

    private final Map<Integer, List<StatementSpan>> byPid = new ConcurrentHashMap<>();

    void add(int pid, long sentNanos, long doneNanos, String error) {
        if (doneNanos - sentNanos >= SHORTEST) {
            byPid.compute(pid, (key, known) -> {
                List<StatementSpan> spans = known == null ? new ArrayList<>() : known;
                spans.add(new StatementSpan(sentNanos, doneNanos, error));
                return spans;
            });
        }
    }

    /** Returns the last statement of {@code pid} in which something can have been that began then and took so long; nothing if none is known. */
    Optional<StatementSpan> around(int pid, NanoBounds begin, long atLeast) {
        List<StatementSpan> found = new ArrayList<>();
        byPid.computeIfPresent(pid, (key, spans) -> {
            spans.stream().filter(span -> span.mayContain(begin, atLeast)).forEach(found::add);
            return spans;
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
