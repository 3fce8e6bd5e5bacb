package dev.lockstep.run;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.DataState;
import dev.lockstep.journal.Comparison;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.spi.CapturedState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The states captured of one span, each kept only as long as a later comparison may need it. */
final class CaptureLedger {

    private final Map<Point, CapturedState> states = new EnumMap<>(Point.class);
    private DataState written = DataState.empty();

    /**
     * Adds a state and makes the comparisons that the capture asks for.
     *
     * @return those for which the earlier state is there
     */
    List<Comparison> add(Step.Capture capture, CapturedState state) {
        states.put(capture.point(), state);
        if (capture.point() == Point.WITH_NEW_ROWS) {
            writtenSince(Point.AFTER_UP, state);
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Purpose purpose : capture.comparisons()) {
            compare(purpose).ifPresent(comparisons::add);
        }
        forget(capture.point());
        return comparisons;
    }

    /** Returns the state that was captured at {@code point}, if it is still kept. */
    Optional<CapturedState> at(Point point) {
        return Optional.ofNullable(states.get(point));
    }

    /** Returns the rows of all states that are still kept, and those that were written. */
    List<DataState> rows() {
        List<DataState> rows = new ArrayList<>(List.of(written));
        states.values().forEach(state -> rows.add(state.data()));
        return rows;
    }

    private void writtenSince(Point point, CapturedState state) {
        @Nullable CapturedState earlier = states.get(point);
        if (earlier != null) {
            written = state.data().minus(earlier.data());
        }
    }

    private Optional<Comparison> compare(Purpose purpose) {
        @Nullable CapturedState reference = states.get(purpose.reference());
        @Nullable CapturedState compared = states.get(purpose.compared());
        if (reference == null || compared == null) {
            return Optional.empty();
        }
        SchemaDiff schema = SchemaDiff.between(reference.schema(), compared.schema());
        return switch (purpose) {
            case UP_KEEPS_ROWS, MODEL_EQUALS_SCHEMA -> Optional.of(
                    new Comparison(purpose, schema, DataDiff.between(reference.data(), compared.data())));
            case DOWN_RESTORES -> Optional.of(
                    new Comparison(purpose, schema, DataDiff.between(reference.data(), compared.data(), written)));
            case DOWN_KEEPS_NEW_ROWS -> Optional.ofNullable(states.get(Point.BEFORE))
                    .map(before ->
                            new Comparison(purpose, schema, DataDiff.lost(written, before.data(), compared.data())));
            case SECOND_UP_REPEATS_FIRST -> Optional.of(
                    new Comparison(purpose, schema, DataDiff.repeated(reference.data(), compared.data(), written)));
        };
    }

    /** Drops what no later point of the span is compared with. */
    private void forget(Point reached) {
        switch (reached) {
            case BEFORE, AFTER_UP, WITH_NEW_ROWS -> {
                // All of these are still needed.
            }
            case AFTER_DOWN -> {
                states.remove(Point.BEFORE);
                states.remove(Point.WITH_NEW_ROWS);
                states.remove(Point.AFTER_DOWN);
            }
            case AFTER_SECOND_UP -> states.clear();
        }
    }
}
