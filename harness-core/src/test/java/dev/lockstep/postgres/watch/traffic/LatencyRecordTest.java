package dev.lockstep.postgres.watch.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.TrafficSeen.Kind;
import dev.lockstep.journal.TrafficSeen.Stall;
import org.junit.jupiter.api.Test;

class LatencyRecordTest {

    private static final long MILLI = 1_000_000;
    private static final long ORIGIN = 7_000 * MILLI;

    private final LatencyRecord record = new LatencyRecord("orders", Kind.READ, new Schedule(ORIGIN, 10 * MILLI));

    @Test
    void every_request_that_a_stall_delayed_counts_from_when_it_was_due() {
        ask(0, 1);
        blocked(10, 60);

        TrafficSeen seen = record.close(at(61));

        assertThat(seen.requests()).isEqualTo(6);
        assertThat(seen.worstMicros()).isEqualTo(50_000);
        assertThat(seen.stalls())
                .containsExactly(
                        new Stall(10_000, 50_000),
                        new Stall(20_000, 40_000),
                        new Stall(30_000, 30_000),
                        new Stall(40_000, 20_000),
                        new Stall(50_000, 10_000));
    }

    @Test
    void time_in_which_several_requests_were_blocked_counts_once() {
        blocked(0, 50);
        blocked(45, 80);
        blocked(100, 115);
        blocked(200, 230);

        TrafficSeen seen = record.close(at(300));

        assertThat(seen.blockedMicros()).isEqualTo(80_000 + 30_000);
    }

    @Test
    void a_slow_request_that_waited_for_no_lock_was_not_blocked() {
        ask(0, 90);

        TrafficSeen seen = record.close(at(100));

        assertThat(seen.worstMicros()).isEqualTo(90_000);
        assertThat(seen.blockedMicros()).isZero();
        assertThat(seen.stalls()).contains(new Stall(0, 90_000));
    }

    @Test
    void a_request_without_an_answer_counts_with_what_it_has_waited_so_far() {
        record.begin(at(10));
        record.waitsForLock();

        TrafficSeen seen = record.close(at(40));
        record.answered(at(500));

        assertThat(seen.blockedMicros()).isEqualTo(30_000);
        assertThat(record.close(at(600)).requests()).isEqualTo(seen.requests());
    }

    @Test
    void failures_count_and_the_first_is_told() {
        record.begin(at(0));
        record.failed(at(2), "42P01: gone");
        record.begin(at(100));
        record.failed(at(101), "57P01: ended");

        TrafficSeen seen = record.close(at(110));

        assertThat(seen.requests()).isEqualTo(2);
        assertThat(seen.errors()).isEqualTo(2);
        assertThat(seen.firstError()).isEqualTo("42P01: gone");
    }

    @Test
    void an_hour_of_stalls_is_drawn_with_few_points() {
        for (int minute = 0; minute < 60; minute++) {
            blocked(minute * 60_000L, minute * 60_000L + 59_000);
        }

        TrafficSeen seen = record.close(at(3_600_000));

        assertThat(seen.requests()).isEqualTo(60 * 5_900);
        assertThat(seen.stalls())
                .hasSize(200)
                .isSortedAccordingTo((a, b) -> Long.compare(a.dueMicros(), b.dueMicros()));
        assertThat(seen.stalls()).contains(new Stall(0, 59_000_000), new Stall(3_540_000_000L, 59_000_000));
    }

    @Test
    void the_next_request_is_due_on_the_schedule_and_late_by_less_than_the_interval() {
        Schedule schedule = new Schedule(ORIGIN, 10 * MILLI);

        assertThat(schedule.next(ORIGIN - 5)).isEqualTo(at(0));
        assertThat(schedule.next(at(0))).isEqualTo(at(0));
        assertThat(schedule.next(at(1))).isEqualTo(at(10));
        assertThat(schedule.after(at(0), at(3))).isEqualTo(at(10));
        assertThat(schedule.after(at(10), at(65))).isEqualTo(at(60));
        assertThat(schedule.after(at(10), at(60))).isEqualTo(at(60));
    }

    private void ask(long dueMillis, long doneMillis) {
        record.begin(at(dueMillis));
        record.answered(at(doneMillis));
    }

    private void blocked(long dueMillis, long doneMillis) {
        record.begin(at(dueMillis));
        record.waitsForLock();
        record.answered(at(doneMillis));
    }

    private static long at(long millis) {
        return ORIGIN + millis * MILLI;
    }
}
