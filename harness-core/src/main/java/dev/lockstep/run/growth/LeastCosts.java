package dev.lockstep.run.growth;

import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the statements of a step cost in that of several equal runs which was disturbed least: a disturbance only adds to it. */
final class LeastCosts {

    private final Map<Integer, List<StatementSeen>> repeated = new HashMap<>();

    /**
     * Finds the statements of one run in others at the same volume.
     *
     * @param again what each of the others sent
     */
    LeastCosts(List<StatementSeen> once, List<List<StatementSeen>> again) {
        for (List<StatementSeen> other : again) {
            for (StatementPair pair : StatementPair.match(once, other).pairs()) {
                repeated.computeIfAbsent(pair.small().number(), number -> new ArrayList<>())
                        .add(pair.large());
            }
        }
    }

    /** Returns how long a statement took. */
    Measure took(StatementSeen statement) {
        return Measure.exactly(
                same(statement).mapToLong(StatementSeen::tookMicros).min().orElseThrow());
    }

    /** Returns how long {@code hold}, which a statement took, was held. */
    Measure held(StatementSeen statement, LockHold hold) {
        return same(statement)
                .flatMap(one -> one.locks().stream())
                .filter(other -> isSame(hold, other))
                .map(LockHold::held)
                .min(Comparator.comparingLong(Measure::micros))
                .orElseThrow();
    }

    /** Returns whether both are the same lock on what has the same name. */
    static boolean isSame(LockHold hold, LockHold other) {
        return other.mode() == hold.mode()
                && other.target().name().equals(hold.target().name());
    }

    private Stream<StatementSeen> same(StatementSeen statement) {
        return Stream.concat(Stream.of(statement), repeated.getOrDefault(statement.number(), List.of()).stream());
    }
}
