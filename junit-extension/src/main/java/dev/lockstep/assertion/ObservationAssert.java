package dev.lockstep.assertion;

import dev.lockstep.journal.Observation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Assertions on what one step did. */
public final class ObservationAssert extends AtWorkAssert<ObservationAssert, Observation> {

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

    @Override
    String name() {
        return actual.step().label();
    }

    @Override
    List<Observation> observations() {
        return List.of(actual);
    }

    private static String milliseconds(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
