package dev.lockstep.assertion;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Observation;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.lock.LockMode;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.NamePattern;
import dev.lockstep.verdict.RuleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what one migration did. What the run did not look at is a miss, never a pass. */
public final class MigrationStepAssert extends AbstractAssert<MigrationStepAssert, MigrationStep> {

    private static final NamePattern EVERYTHING = new NamePattern("*");

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

    /**
     * Verifies how long locks of a mode, or of one that keeps out at least as much, were held on a table: from the grant to the end
     * of the transaction, up and down. Tables that the migration itself made do not count. Fails if even the shortest possible hold
     * was longer; if only the longest possible one was, a warning is logged.
     *
     * <pre>{@code
     * assertThat(step).heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(50));   // passes if it was held 12.1 ms ± 0.6 ms, or never
     * assertThat(step).heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(5));    // fails then, and lists the locks
     * }</pre>
     */
    public MigrationStepAssert heldAtMost(LockMode mode, NamePattern on, Duration most) {
        return holds(seen -> seen.heldAtMost(mode, on, most));
    }

    /** Verifies what {@link #heldAtMost(LockMode, NamePattern, Duration)} does, on every table. */
    public MigrationStepAssert heldAtMost(LockMode mode, Duration most) {
        return heldAtMost(mode, EVERYTHING, most);
    }

    /**
     * Verifies how long the migration waited for locks on a table, during which everybody queues behind it. Fails and warns like
     * {@link #heldAtMost(LockMode, NamePattern, Duration)}.
     *
     * <pre>{@code
     * assertThat(step).waitedAtMost(on("orders"), ofMillis(100));   // passes if nobody was in the way
     * assertThat(step).waitedAtMost(on("orders"), ofMillis(100));   // fails behind a report of half a second, and names it
     * }</pre>
     */
    public MigrationStepAssert waitedAtMost(NamePattern on, Duration most) {
        return holds(seen -> seen.waitedAtMost(on, most));
    }

    /** Verifies what {@link #waitedAtMost(NamePattern, Duration)} does, for locks on anything. */
    public MigrationStepAssert waitedAtMost(Duration most) {
        return waitedAtMost(EVERYTHING, most);
    }

    /**
     * Verifies for how long traffic on a table, or an operation of the user's own, was blocked in one step.
     *
     * <pre>{@code
     * assertThat(step).blockedTrafficAtMost(on("orders"), ofMillis(100));   // passes if nobody waited, or nothing could make them wait
     * assertThat(step).blockedTrafficAtMost(on("orders"), ofMillis(100));   // fails after a rewrite of 300 ms, and lists the stalls
     * assertThat(step).blockedTrafficAtMost(on("orders"), ofMillis(100));   // fails if it was locked and had no traffic
     * }</pre>
     */
    public MigrationStepAssert blockedTrafficAtMost(NamePattern on, Duration most) {
        return holds(seen -> seen.blockedTrafficAtMost(on, most));
    }

    /**
     * Verifies that no table of that name was written anew, nor an index of it.
     *
     * <pre>{@code
     * assertThat(step).doesNotRewrite(on("orders"));   // passes for ADD COLUMN … DEFAULT 0
     * assertThat(step).doesNotRewrite(on("orders"));   // fails for ADD COLUMN … DEFAULT random(), and names the statement
     * }</pre>
     */
    public MigrationStepAssert doesNotRewrite(NamePattern on) {
        return holds(seen -> seen.doesNotRewrite(on));
    }

    /**
     * Verifies that no table of that name was read from end to end.
     *
     * <pre>{@code
     * assertThat(step).doesNotScan(on("orders"));   // passes for ADD CHECK … NOT VALID
     * assertThat(step).doesNotScan(on("orders"));   // fails for SET NOT NULL without a check, and names the statement
     * }</pre>
     */
    public MigrationStepAssert doesNotScan(NamePattern on) {
        return holds(seen -> seen.doesNotScan(on));
    }

    /**
     * Verifies that no other tables than these were locked so that nobody could read or write them.
     *
     * <pre>{@code
     * assertThat(step).blocksOnly(on("orders"));   // passes for ALTER TABLE orders ADD COLUMN …
     * assertThat(step).blocksOnly(on("orders"));   // fails for a foreign key from orders to customers, and lists the locks
     * assertThat(step).blocksOnly();               // passes for CREATE INDEX CONCURRENTLY
     * }</pre>
     */
    public MigrationStepAssert blocksOnly(NamePattern... tables) {
        return holds(seen -> seen.blocksOnly(tables));
    }

    private MigrationStepAssert holds(Function<SeenAtWork, Optional<String>> claim) {
        isNotNull();
        SeenAtWork seen = new SeenAtWork(actual.toString(), actual.observations());
        claim.apply(seen).ifPresent(this::miss);
        return this;
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

    private MigrationStepAssert miss(String rest) {
        failWithMessage("%s", "expected " + actual + " " + rest);
        return this;
    }
}
