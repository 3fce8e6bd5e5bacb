package dev.lockstep.assertion;

import dev.lockstep.journal.Observation;
import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.NamePattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a tool was seen to do at work: the same on one step as on all steps of a migration. Made by
 * {@link LockstepAssertions} only.
 *
 * @param <S> the assertion itself
 * @param <A> what it is about
 */
public abstract class AtWorkAssert<S extends AtWorkAssert<S, A>, A> extends AbstractAssert<S, A> {

    private static final NamePattern EVERYTHING = new NamePattern("*");

    AtWorkAssert(A actual, Class<S> self) {
        super(actual, self);
    }

    /** Returns what people call it. */
    abstract String name();

    /** Returns the steps that it is about. */
    abstract List<Observation> observations();

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
    public S heldAtMost(LockMode mode, NamePattern on, Duration most) {
        return holds(seen -> seen.heldAtMost(mode, on, most));
    }

    /** Verifies what {@link #heldAtMost(LockMode, NamePattern, Duration)} does, on every table. */
    public S heldAtMost(LockMode mode, Duration most) {
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
    public S waitedAtMost(NamePattern on, Duration most) {
        return holds(seen -> seen.waitedAtMost(on, most));
    }

    /** Verifies what {@link #waitedAtMost(NamePattern, Duration)} does, for locks on anything. */
    public S waitedAtMost(Duration most) {
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
    public S blockedTrafficAtMost(NamePattern on, Duration most) {
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
    public S doesNotRewrite(NamePattern on) {
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
    public S doesNotScan(NamePattern on) {
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
    public S blocksOnly(NamePattern... tables) {
        return holds(seen -> seen.blocksOnly(tables));
    }

    private S holds(Function<SeenAtWork, Optional<String>> claim) {
        isNotNull();
        claim.apply(new SeenAtWork(name(), observations())).ifPresent(this::miss);
        return myself;
    }

    S miss(String rest) {
        failWithMessage("%s", "expected " + name() + " " + rest);
        return myself;
    }
}
