package dev.lockstep.assertion;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Observation;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.RuleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Assertions on what one migration did. What the run did not look at is a miss, never a pass. */
public final class MigrationStepAssert extends AtWorkAssert<MigrationStepAssert, MigrationStep> {

    MigrationStepAssert(MigrationStep actual) {
        super(actual, MigrationStepAssert.class);
    }

    /**
     * Verifies that every row that was there before is there with the same values, after the up, after the down
     * and after the
     * second up. A NULL that an up filled is no loss.
     *
     * <pre>{@code
     * assertThat(step).keepsRows();   // passes for ADD COLUMN and its down
     * assertThat(step).keepsRows();   // fails for a down that drops a column the up had replaced, and names the rows
     * }</pre>
     */
    public MigrationStepAssert keepsRows() {
        isNotNull();
        List<Comparison> comparisons = comparisons().stream()
                .filter(comparison -> comparison.purpose() != Purpose.DOWN_KEEPS_NEW_ROWS)
                .toList();
        if (comparisons.isEmpty()) {
            return miss("to keep its rows, but nothing compared them");
        }
        List<String> losses = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            for (TableDiff table : comparison.data().tables()) {
                losses.addAll(losses(comparison.purpose(), table));
            }
        }
        return losses.isEmpty()
                ? this
                : miss("to keep its rows, but\n  " + losses.stream().distinct().collect(Collectors.joining("\n  ")));
    }

    /**
     * Verifies that the migration came down, and that the down brought back the schema and the rows that were
     * there before.
     *
     * <pre>{@code
     * assertThat(step).isReversible();   // passes for CREATE TABLE with a DROP TABLE as its down
     * assertThat(step).isReversible();   // fails for a down that forgets an index, and names it
     * }</pre>
     */
    public MigrationStepAssert isReversible() {
        isNotNull();
        actual.migration()
                .reversal()
                .fold(
                        () -> this,
                        irreversible ->
                                miss("to be reversible, but it is declared irreversible: " + irreversible.because()),
                        downMissing -> miss("to be reversible, but its down is missing"));
        Optional<Observation> down = observation(step -> step instanceof Step.Revert);
        if (down.isEmpty()) {
            return miss("to be reversible, but no step reverted it");
        }
        new ObservationAssert(down.get()).completed();
        Comparison restored = comparisons().stream()
                .filter(comparison -> comparison.purpose() == Purpose.DOWN_RESTORES)
                .findFirst()
                .orElseThrow(() -> failure("%s", "expected " + actual + " to be reversible, but nothing compared"));
        List<String> differences = new ArrayList<>(restored.schema().lines());
        restored.data().tables().forEach(table -> differences.addAll(losses(restored.purpose(), table)));
        return differences.isEmpty()
                ? this
                : miss("to be reversible, but after its down\n  " + String.join("\n  ", differences));
    }

    /**
     * Verifies that no rule found anything about the migration that is not accepted, warnings included.
     *
     * <pre>{@code
     * assertThat(step).hasNoFindings();   // passes if there are only accepted findings
     * assertThat(step).hasNoFindings();   // fails for a warning, and lists what was found
     * }</pre>
     */
    public MigrationStepAssert hasNoFindings() {
        isNotNull();
        FoundFindings found = new FoundFindings(actual.findings());
        return found.notAccepted().isEmpty() ? this : miss("to have no finding\n" + found.text());
    }

    /**
     * Verifies that a rule found something about the migration that is not accepted.
     *
     * <pre>{@code
     * assertThat(step).hasFinding(RuleId.FOREIGN_KEY_WITHOUT_INDEX);   // passes if there is such a key
     * assertThat(step).hasFinding(RuleId.INDEX_INVALID);               // fails otherwise, and lists what was found
     * }</pre>
     */
    public MigrationStepAssert hasFinding(RuleId rule) {
        isNotNull();
        FoundFindings found = new FoundFindings(actual.findings());
        return found.has(rule) ? this : miss("to have a finding of " + rule + "\n" + found.text());
    }

    /**
     * Verifies how long the first up took, by the harness's clock. The figure depends on the machine: choose
     * generously.
     *
     * <pre>{@code
     * assertThat(step).tookAtMost(ofSeconds(1));   // passes if the up took 20 ms
     * assertThat(step).tookAtMost(ofMillis(1));    // fails if the up took 20 ms
     * }</pre>
     */
    public MigrationStepAssert tookAtMost(Duration most) {
        isNotNull();
        Observation up = observation(step -> step instanceof Step.Apply)
                .orElseThrow(() -> failure(
                        "%s",
                        "expected " + actual + " to take at most " + most.toMillis() + " ms, but no step applied it"));
        new ObservationAssert(up).tookAtMost(most);
        return this;
    }

    @Override
    String name() {
        return actual.toString();
    }

    @Override
    List<Observation> observations() {
        return actual.observations();
    }

    private Optional<Observation> observation(Predicate<Step> kind) {
        return actual.observations().stream()
                .filter(observation -> kind.test(observation.step()))
                .findFirst();
    }

    private List<Comparison> comparisons() {
        return actual.observations().stream()
                .flatMap(observation -> observation.comparisons().stream())
                .filter(comparison -> comparison.purpose() != Purpose.MODEL_EQUALS_SCHEMA)
                .toList();
    }

    private static List<String> losses(Purpose purpose, TableDiff table) {
        List<String> losses = new ArrayList<>();
        String where = " (" + purpose.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
        if (table.lost() > 0) {
            losses.add(table.table() + ": " + table.lostText() + where);
        }
        for (ColumnChange column : table.changed()) {
            // A down that fills a NULL did not restore it; an up that does is a backfill.
            ColumnChange counted = purpose == Purpose.UP_KEEPS_ROWS
                    ? column
                    : new ColumnChange(column.column(), column.rows(), 0, column.exampleKey());
            if (counted.valuesChanged() > 0) {
                losses.add(table.table() + ": " + counted.text() + where);
            }
        }
        return losses;
    }
}
