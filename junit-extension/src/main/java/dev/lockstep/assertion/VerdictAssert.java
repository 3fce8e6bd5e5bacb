package dev.lockstep.assertion;

import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Verdict;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what a run is worth. */
public final class VerdictAssert extends AbstractAssert<VerdictAssert, Verdict> {

    VerdictAssert(Verdict actual) {
        super(actual, VerdictAssert.class);
    }

    /**
     * Verifies that every check took place and none found an error that is not accepted.
     *
     * <pre>{@code
     * assertThat(result.verdict()).hasPassed();   // passes if nothing is wrong; warnings and accepted findings may be there
     * assertThat(result.verdict()).hasPassed();   // fails if a table could not be filled: inconclusive is not passed
     * }</pre>
     */
    public VerdictAssert hasPassed() {
        return is("passed");
    }

    /**
     * Verifies that at least one finding is an error that is not accepted.
     *
     * <pre>{@code
     * assertThat(result.verdict()).hasFailed();   // passes if a down is missing
     * assertThat(result.verdict()).hasFailed();   // fails if there was no migration: that is inconclusive
     * }</pre>
     */
    public VerdictAssert hasFailed() {
        return is("failed");
    }

    /**
     * Verifies that something that was to be checked was not, and that nothing else is wrong.
     *
     * <pre>{@code
     * assertThat(result.verdict()).isInconclusive();   // passes if the folder holds no migration
     * assertThat(result.verdict()).isInconclusive();   // fails if all was checked
     * }</pre>
     */
    public VerdictAssert isInconclusive() {
        return is("inconclusive");
    }

    /**
     * Verifies that a rule found something that is not accepted.
     *
     * <pre>{@code
     * assertThat(result.verdict()).hasFinding(RuleId.DOWN_MISSING);   // passes if a migration has no down
     * assertThat(result.verdict()).hasFinding(RuleId.UP_FAILED);      // fails if all went up, and lists what was found
     * }</pre>
     */
    public VerdictAssert hasFinding(RuleId rule) {
        isNotNull();
        FoundFindings found = new FoundFindings(actual.findings());
        if (!found.has(rule)) {
            failWithMessage("%s", "expected a finding of " + rule + "\n" + found.text());
        }
        return this;
    }

    /**
     * Verifies that no rule found anything that is not accepted, warnings included.
     *
     * <pre>{@code
     * assertThat(result.verdict()).hasNoFindings();   // passes if there are only accepted findings
     * assertThat(result.verdict()).hasNoFindings();   // fails for a warning, and lists what was found
     * }</pre>
     */
    public VerdictAssert hasNoFindings() {
        isNotNull();
        FoundFindings found = new FoundFindings(actual.findings());
        if (!found.notAccepted().isEmpty()) {
            failWithMessage("%s", "expected no finding\n" + found.text());
        }
        return this;
    }

    private VerdictAssert is(String word) {
        isNotNull();
        if (!actual.word().equals(word)) {
            failWithMessage("%s", "expected the verdict to be " + word + ", but it is " + actual.word() + why());
        }
        return this;
    }

    private String why() {
        String reasons = actual instanceof Verdict.Inconclusive inconclusive
                ? inconclusive.why().stream().map(Problem::text).collect(Collectors.joining("\n"))
                : new FoundFindings(actual.findings()).lines();
        return reasons.isEmpty() ? "" : ":\n" + reasons;
    }
}
