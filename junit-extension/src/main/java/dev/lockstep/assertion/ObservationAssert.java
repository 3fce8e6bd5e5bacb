package dev.lockstep.assertion;

import dev.lockstep.journal.Observation;
import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.NamePattern;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what one step did. */
public final class ObservationAssert extends AbstractAssert<ObservationAssert, Observation> {

    private static final NamePattern EVERYTHING = new NamePattern("*");

    ObservationAssert(Observation actual) {
        super(actual, ObservationAssert.class);
    }

    /**
     * Verifies that the step did what it was meant to do.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004_add_status").completed();   // passes if the migration went up
     * assertThat(journal).applying("0005_typo").completed();         // fails with what the server said
     * }</pre>
     */
    public ObservationAssert completed() {
        isNotNull();
        actual.outcome()
                .fold(
                        () -> this,
                        problem -> miss("to complete, but it failed:\n" + problem.text()),
                        reason -> miss("to complete, but it was skipped: " + reason));
        return this;
    }

    /**
     * Verifies that the tool or the server refused, and that the problem's text contains {@code words}.
     *
     * <pre>{@code
     * assertThat(journal).applying("0005_typo").failedWith("syntax error");       // passes if the server said so
     * assertThat(journal).applying("0004_add_status").failedWith("anything");     // fails if the migration went up
     * }</pre>
     */
    public ObservationAssert failedWith(String words) {
        isNotNull();
        actual.outcome()
                .fold(
                        () -> miss("to fail with <" + words + ">, but it completed"),
                        problem -> problem.text().contains(words)
                                ? this
                                : miss("to fail with <" + words + ">, but it failed otherwise:\n" + problem.text()),
                        reason -> miss("to fail with <" + words + ">, but it was skipped: " + reason));
        return this;
    }

    /**
     * Verifies that the step could not be tried.
     *
     * <pre>{@code
     * assertThat(journal).applying("0006_after_typo").wasSkipped();    // passes if an earlier migration failed
     * assertThat(journal).applying("0004_add_status").wasSkipped();    // fails if the migration went up
     * }</pre>
     */
    public ObservationAssert wasSkipped() {
        isNotNull();
        actual.outcome()
                .fold(
                        () -> miss("to be skipped, but it completed"),
                        problem -> miss("to be skipped, but it failed:\n" + problem.text()),
                        reason -> this);
        return this;
    }

    /**
     * Verifies how long the step took, by the harness's clock. The figure depends on the machine: choose generously.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004_add_status").tookAtMost(ofSeconds(1));   // passes if it took 20 ms
     * assertThat(journal).applying("0004_add_status").tookAtMost(ofMillis(1));    // fails if it took 20 ms
     * }</pre>
     */
    public ObservationAssert tookAtMost(Duration most) {
        isNotNull();
        Duration took = Duration.of(actual.tookMicros(), ChronoUnit.MICROS);
        if (took.compareTo(most) > 0) {
            miss("to take at most " + milliseconds(most) + ", but it took " + milliseconds(took));
        }
        return this;
    }

    /**
     * Verifies how long locks of a mode, or of one that keeps out at least as much, were held on a table: from the grant to the end
     * of the transaction. Tables that the migration itself made do not count. Fails if even the shortest possible hold
     * was longer; if only the longest possible one was, a warning is logged.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004").heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(50));   // passes if it was held 12.1 ms ± 0.6 ms, or never
     * assertThat(journal).applying("0004").heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(5));    // fails then, and lists the locks
     * }</pre>
     */
    public ObservationAssert heldAtMost(LockMode mode, NamePattern on, Duration most) {
        return holds(seen -> seen.heldAtMost(mode, on, most));
    }

    /** Verifies what {@link #heldAtMost(LockMode, NamePattern, Duration)} does, on every table. */
    public ObservationAssert heldAtMost(LockMode mode, Duration most) {
        return heldAtMost(mode, EVERYTHING, most);
    }

    /**
     * Verifies how long the migration waited for locks on a table, during which everybody queues behind it. Fails and warns like
     * {@link #heldAtMost(LockMode, NamePattern, Duration)}.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004").waitedAtMost(on("orders"), ofMillis(100));   // passes if nobody was in the way
     * assertThat(journal).applying("0004").waitedAtMost(on("orders"), ofMillis(100));   // fails behind a report of half a second, and names it
     * }</pre>
     */
    public ObservationAssert waitedAtMost(NamePattern on, Duration most) {
        return holds(seen -> seen.waitedAtMost(on, most));
    }

    /** Verifies what {@link #waitedAtMost(NamePattern, Duration)} does, for locks on anything. */
    public ObservationAssert waitedAtMost(Duration most) {
        return waitedAtMost(EVERYTHING, most);
    }

    /**
     * Verifies for how long traffic on a table, or an operation of the user's own, was blocked in one step.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004").blockedTrafficAtMost(on("orders"), ofMillis(100));   // passes if nobody waited, or nothing could make them wait
     * assertThat(journal).applying("0004").blockedTrafficAtMost(on("orders"), ofMillis(100));   // fails after a rewrite of 300 ms, and lists the stalls
     * assertThat(journal).applying("0004").blockedTrafficAtMost(on("orders"), ofMillis(100));   // fails if it was locked and had no traffic
     * }</pre>
     */
    public ObservationAssert blockedTrafficAtMost(NamePattern on, Duration most) {
        return holds(seen -> seen.blockedTrafficAtMost(on, most));
    }

    /**
     * Verifies that no table of that name was written anew, nor an index of it.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004").doesNotRewrite(on("orders"));   // passes for ADD COLUMN … DEFAULT 0
     * assertThat(journal).applying("0004").doesNotRewrite(on("orders"));   // fails for ADD COLUMN … DEFAULT random(), and names the statement
     * }</pre>
     */
    public ObservationAssert doesNotRewrite(NamePattern on) {
        return holds(seen -> seen.doesNotRewrite(on));
    }

    /**
     * Verifies that no table of that name was read from end to end.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004").doesNotScan(on("orders"));   // passes for ADD CHECK … NOT VALID
     * assertThat(journal).applying("0004").doesNotScan(on("orders"));   // fails for SET NOT NULL without a check, and names the statement
     * }</pre>
     */
    public ObservationAssert doesNotScan(NamePattern on) {
        return holds(seen -> seen.doesNotScan(on));
    }

    /**
     * Verifies that no other tables than these were locked so that nobody could read or write them.
     *
     * <pre>{@code
     * assertThat(journal).applying("0004").blocksOnly(on("orders"));   // passes for ALTER TABLE orders ADD COLUMN …
     * assertThat(journal).applying("0004").blocksOnly(on("orders"));   // fails for a foreign key from orders to customers, and lists the locks
     * assertThat(journal).applying("0004").blocksOnly();               // passes for CREATE INDEX CONCURRENTLY
     * }</pre>
     */
    public ObservationAssert blocksOnly(NamePattern... tables) {
        return holds(seen -> seen.blocksOnly(tables));
    }

    private ObservationAssert holds(Function<SeenAtWork, Optional<String>> claim) {
        isNotNull();
        SeenAtWork seen = new SeenAtWork(actual.step().label(), List.of(actual));
        claim.apply(seen).ifPresent(this::miss);
        return this;
    }

    private static String milliseconds(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private ObservationAssert miss(String rest) {
        failWithMessage("%s", "expected " + actual.step().label() + " " + rest);
        return this;
    }
}
