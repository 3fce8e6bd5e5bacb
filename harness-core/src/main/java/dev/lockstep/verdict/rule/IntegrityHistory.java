package dev.lockstep.verdict.rule;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.Finding.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which migration brought in which broken promise: one that was not broken at the capture before.
 *
 * <p>What generated rows break, or what was broken before the first migration that is looked at, is no migration's doing.
 */
final class IntegrityHistory {

    private final List<Breach> breaches = new ArrayList<>();
    private final Set<Object> atEnd = new HashSet<>();
    private final Set<Object> notValidated = new HashSet<>();

    /**
     * One promise and the step that broke it.
     *
     * @param capture the first capture at which it was broken
     */
    record Breach(IntegrityViolation violation, Step.Capture capture) {
        Direction direction() {
            return capture.point() == Point.AFTER_DOWN ? Direction.DOWN : Direction.UP;
        }
    }

    private record Promise(IntegrityViolation.Kind kind, Object relation, String object) {
        static Promise of(IntegrityViolation violation) {
            return new Promise(violation.kind(), violation.relation(), violation.object());
        }
    }

    IntegrityHistory(Journal journal) {
        List<Observation> captures = new JournalIndex(journal).captures();
        Set<Promise> before = new HashSet<>();
        Set<Object> told = new LinkedHashSet<>();
        for (Observation observation : captures) {
            Step.Capture capture = (Step.Capture) observation.step();
            boolean byMigration = capture.point() != Point.BEFORE && capture.point() != Point.WITH_NEW_ROWS;
            Set<Promise> now = new HashSet<>();
            for (IntegrityViolation violation : observation.integrity()) {
                Promise promise = Promise.of(violation);
                now.add(promise);
                if (byMigration && !before.contains(promise) && told.add(List.of(promise, capture.span()))) {
                    breaches.add(new Breach(violation, capture));
                }
                if (violation.kind() == IntegrityViolation.Kind.CONSTRAINT_NOT_VALIDATED) {
                    notValidated.add(List.of(violation.relation(), violation.object()));
                }
            }
            before = now;
        }
        if (reachedEnd(journal)) {
            atEnd.addAll(before);
        }
    }

    private static boolean reachedEnd(Journal journal) {
        List<Step> planned = journal.plan().steps().stream()
                .filter(step -> step instanceof Step.Capture)
                .toList();
        return !planned.isEmpty()
                && journal.observations().stream()
                        .anyMatch(observation -> observation.outcome().isCompleted()
                                && observation.step().equals(planned.get(planned.size() - 1)));
    }

    /** Returns the broken promises of that kind, in the order in which they broke. */
    List<Breach> breaches(IntegrityViolation.Kind kind) {
        return breaches.stream()
                .filter(breach -> breach.violation().kind() == kind)
                .toList();
    }

    /** Returns those that an up broke and that were still broken when the run reached its end: no later migration mended them. */
    List<Breach> lasting(IntegrityViolation.Kind kind) {
        Set<Object> seen = new HashSet<>();
        return breaches(kind).stream()
                .filter(breach -> breach.direction() == Direction.UP)
                .filter(breach -> atEnd.contains(Promise.of(breach.violation())))
                .filter(breach -> seen.add(Promise.of(breach.violation())))
                .toList();
    }

    /** Returns whether the constraint was NOT VALID at some capture: its rows are then judged only at the end. */
    boolean wasNotValidated(IntegrityViolation violation) {
        return notValidated.contains(List.of(violation.relation(), violation.object()));
    }
}
