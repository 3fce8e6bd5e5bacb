package dev.lockstep.postgres.watch;

import dev.lockstep.postgres.watch.waits.TemporaryFileSeen;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The temporary files of a step, by the statement that made them: the one of their session that was at work for longest while they
 * can have been deleted.
 */
final class TemporaryBytes {

    private final Map<Long, Long> byStatement = new HashMap<>();

    /**
     * @param files what the server's log told; empty where it tells nothing
     * @param works the step's statements
     */
    TemporaryBytes(List<TemporaryFileSeen> files, List<Work> works) {
        for (TemporaryFileSeen file : files) {
            works.stream()
                    .filter(work -> work.pid() == file.pid() && work.during(file) >= 0)
                    .max(Comparator.comparingLong(work -> work.during(file)))
                    .ifPresent(work -> byStatement.merge(work.number(), file.bytes(), Long::sum));
        }
    }

    /** When a statement was at work, in microseconds since the step began. */
    record Work(long number, int pid, long startMicros, long endMicros) {

        /** Returns for how long it was at work while the file can have been deleted; negative if it was not. */
        private long during(TemporaryFileSeen file) {
            return Math.min(endMicros, file.deleted().latestMicros())
                    - Math.max(startMicros, file.deleted().earliestMicros());
        }
    }

    /** Returns how much the statement put into temporary files; empty if nothing is known of any. */
    OptionalLong of(long statement) {
        Long bytes = byStatement.get(statement);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
