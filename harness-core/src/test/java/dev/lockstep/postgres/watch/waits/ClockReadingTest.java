package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockReadingTest {

    private static final long MILLI = 1_000_000;

    /** The clock shows 1000 s when nanoTime is 0. */
    private static ClockReading at(long millis, long clockIsAheadBy) {
        return new ClockReading(
                millis * MILLI, 1_000_000 * MILLI + (millis + clockIsAheadBy) * MILLI, millis * MILLI + 1_000);
    }

    @Test
    void a_line_is_dated_to_its_millisecond() {
        NanoBounds dated = at(50, 0).dated(1_000_030, at(10, 0));

        assertThat(dated).isEqualTo(new NanoBounds(30 * MILLI, 31 * MILLI + 1_000));
    }

    @Test
    void a_line_was_not_written_after_it_was_read() {
        NanoBounds dated = at(30, 0).dated(1_000_030, at(10, 0));

        assertThat(dated.latest()).isEqualTo(30 * MILLI + 1_000);
    }

    @Test
    void a_clock_that_was_set_meanwhile_is_not_believed() {
        NanoBounds forward = at(50, 3_600_000).dated(4_600_030, at(10, 0));
        NanoBounds back = at(50, -3_600_000).dated(1_000_030, at(10, 0));

        assertThat(forward.earliest()).isLessThanOrEqualTo(10 * MILLI);
        assertThat(forward.latest()).isEqualTo(50 * MILLI + 1_000);
        assertThat(back).isEqualTo(forward);
    }

    @Test
    void a_line_from_before_the_clock_was_set_is_dated_by_when_it_was_seen() {
        ClockReading before = at(10, 3_600_000);

        NanoBounds dated = at(50, 3_600_000).dated(1_000_030, before);

        assertThat(dated.latest()).isEqualTo(50 * MILLI + 1_000);
        assertThat(dated.earliest()).isLessThanOrEqualTo(10 * MILLI);
    }
}
