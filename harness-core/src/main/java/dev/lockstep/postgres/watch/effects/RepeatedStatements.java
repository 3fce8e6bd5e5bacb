package dev.lockstep.postgres.watch.effects;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What statements of one shape did when they were looked at, for those of the same shape that were not: a loop that writes row by
 * row reads and writes the same tables in each turn.
 */
final class RepeatedStatements {

    private final Map<StatementShape, Map<Long, Counters>> seen = new HashMap<>();

    void learn(StatementShape shape, Map<Long, Counters> counters) {
        if (shape.isRepeated()) {
            seen.put(shape, Map.copyOf(counters));
        }
    }

    /**
     * Returns what one more statement of this shape did, presumably: the same as the last, but for the rows written, which the
     * server tells in its command tag; nothing if none was looked at before.
     */
    Optional<Map<Long, Counters>> presume(StatementShape shape, String command) {
        return Optional.ofNullable(seen.get(shape)).map(last -> {
            boolean oneTable = last.values().stream()
                            .filter(counters -> counters.written() > 0)
                            .count()
                    == 1;
            Map<Long, Counters> presumed = new LinkedHashMap<>();
            last.forEach((oid, counters) ->
                    presumed.put(oid, oneTable ? counters.withRowsWritten(rows(command)) : counters));
            return presumed;
        });
    }

    /** Returns the rows that a command tag tells: {@code INSERT 0 3}, {@code UPDATE 3}. */
    private static long rows(String command) {
        String last = command.substring(command.lastIndexOf(' ') + 1);
        boolean isNumber = !last.isEmpty() && last.chars().allMatch(Character::isDigit);
        return isNumber ? Long.parseLong(last) : 0;
    }
}
