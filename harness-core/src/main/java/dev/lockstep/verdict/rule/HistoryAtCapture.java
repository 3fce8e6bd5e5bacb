package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.Finding.Direction;
import java.util.List;

/**
 * What the tool's history says at one capture, beside what was done.
 *
 * @param capture which capture
 * @param expected the migrations that were taken up and not down again, oldest first
 * @param said what the tool calls applied
 */
record HistoryAtCapture(Step.Capture capture, List<String> expected, List<String> said) {

    static HistoryAtCapture of(Observation observation, List<String> ids) {
        Step.Capture capture = (Step.Capture) observation.step();
        Span span = capture.span();
        boolean without = capture.point() == Point.BEFORE || capture.point() == Point.AFTER_DOWN;
        int end = without
                ? ids.indexOf(span.first().value())
                : ids.indexOf(span.last().value()) + 1;
        return new HistoryAtCapture(capture, ids.subList(0, end), observation.applied());
    }

    List<String> missing() {
        return expected.stream().filter(id -> !said.contains(id)).toList();
    }

    List<String> extra() {
        return said.stream().filter(id -> !expected.contains(id)).toList();
    }

    /** Returns which way the migration had gone. */
    Direction direction() {
        return capture.point() == Point.AFTER_DOWN ? Direction.DOWN : Direction.UP;
    }
}
