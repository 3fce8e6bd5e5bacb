package dev.lockstep.assertion;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Step;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on everything a run did: find a step, then say what it did. */
public final class JournalAssert extends AbstractAssert<JournalAssert, Journal> {

    JournalAssert(Journal actual) {
        super(actual, JournalAssert.class);
    }

    /**
     * Goes to the step that took {@code migration} up for the first time.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004_add_status").completed();   // passes if the migration went up
     * assertThat(journal).applying("0044_add_status");               // fails: no step applied it; lists those that were
     * }</pre>
     *
     * @param migration the migration's id
     */
    public ObservationAssert applying(String migration) {
        return step("applied", migration, observation -> pass(observation, Step.Pass.FIRST));
    }

    /**
     * Goes to the step that took {@code migration} up again after its down.
     *
     * <pre>{@code
     * assertThat(journal).applyingAgain("0004_add_status").completed();   // passes if the second up went through
     * assertThat(journal).applyingAgain("0044_add_status");               // fails: no step applied it again
     * }</pre>
     *
     * @param migration the migration's id
     */
    public ObservationAssert applyingAgain(String migration) {
        return step("applied again", migration, observation -> pass(observation, Step.Pass.SECOND));
    }

    /**
     * Goes to the step that took {@code migration} down.
     *
     * <pre>{@code
     * assertThat(journal).reverting("0004_add_status").completed();   // passes if the migration came down
     * assertThat(journal).reverting("0007_drop_legacy");              // fails if it is irreversible: no step reverted it
     * }</pre>
     *
     * @param migration the migration's id
     */
    public ObservationAssert reverting(String migration) {
        return step("reverted", migration, observation -> observation.step() instanceof Step.Revert);
    }

    /**
     * Verifies which migrations the run was about, oldest first.
     *
     * <pre>{@code
     * assertThat(journal).hasMigrations("0001_orders", "0002_payments");   // passes if these are all
     * assertThat(journal).hasMigrations("0001_orders");                    // fails if there is a second
     * }</pre>
     */
    public JournalAssert hasMigrations(String... ids) {
        isNotNull();
        List<String> found = actual.plan().migrations().stream()
                .map(migration -> migration.id().value())
                .toList();
        if (!found.equals(List.of(ids))) {
            failWithMessage(
                    "%s",
                    "expected the migrations " + String.join(", ", ids) + "\nbut there are "
                            + String.join(", ", found));
        }
        return this;
    }

    private static boolean pass(Observation observation, Step.Pass pass) {
        return observation.step() instanceof Step.Apply apply && apply.pass() == pass;
    }

    private ObservationAssert step(String verb, String migration, Predicate<Observation> kind) {
        isNotNull();
        List<Observation> ofThatKind =
                actual.observations().stream().filter(kind).toList();
        return ofThatKind.stream()
                .filter(observation -> observation.step().span().toString().equals(migration))
                .findFirst()
                .map(ObservationAssert::new)
                .orElseThrow(() -> absent(verb, migration, ofThatKind));
    }

    private AssertionError absent(String verb, String migration, List<Observation> ofThatKind) {
        String there = ofThatKind.stream()
                .map(observation -> observation.step().span().toString())
                .collect(Collectors.joining(", "));
        return failure(
                "%s", "no step " + verb + " " + migration + "; " + verb + ": " + (there.isEmpty() ? "none" : there));
    }
}
