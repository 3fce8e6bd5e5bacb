package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.lock.LockWait.End;
import dev.lockstep.postgres.watch.waits.LogEvent.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitLedgerTest {

    private static final long MILLI = 1_000_000;
    private static final int MIGRATOR = 1;
    private static final int READER = 2;
    private static final int AHEAD = 3;

    private final WaitLedger ledger = new WaitLedger();

    @Test
    void a_wait_is_as_long_as_the_log_says_and_began_so_long_before() {
        say(1_001, wait(Stage.WAITING, 16_400, 1_000));
        say(1_500, wait(Stage.ACQUIRED, 16_400, 500_123));

        assertThat(waits()).singleElement().satisfies(wait -> {
            assertThat(wait.end()).isEqualTo(End.GRANTED);
            assertThat(wait.atLeast()).isEqualTo(500_123_000);
            assertThat(wait.atMost()).isEqualTo(501_123_000);
            assertThat(wait.since().latest()).isEqualTo(1_501 * MILLI - 500_123_000);
            assertThat(wait.since().earliest()).isLessThanOrEqualTo(1_000 * MILLI);
            assertThat(wait.behind()).containsExactly(READER, AHEAD);
        });
    }

    @Test
    void a_wait_of_which_only_the_end_is_told_counts_too() {
        say(1_002, wait(Stage.ACQUIRED, 16_400, 1_400));

        assertThat(waits()).singleElement().satisfies(wait -> {
            assertThat(wait.end()).isEqualTo(End.GRANTED);
            assertThat(wait.atLeast()).isEqualTo(1_400_000);
        });
    }

    @Test
    void an_error_ends_the_wait() {
        say(1_001, wait(Stage.WAITING, 16_400, 1_000));
        say(1_300, new LogEvent.Failure(MIGRATOR, "ERROR", "canceling statement due to lock timeout"));

        assertThat(waits()).singleElement().satisfies(wait -> {
            assertThat(wait.end()).isEqualTo(End.GIVEN_UP);
            assertThat(wait.atLeast()).isLessThanOrEqualTo(300 * MILLI);
            assertThat(wait.atMost()).isGreaterThanOrEqualTo(300 * MILLI);
            assertThat(wait.atMost() - wait.atLeast()).isLessThanOrEqualTo(25 * MILLI);
        });
    }

    @Test
    void an_error_of_another_session_ends_nothing() {
        say(1_001, wait(Stage.WAITING, 16_400, 1_000));
        say(1_300, new LogEvent.Failure(READER, "ERROR", "division by zero"));

        assertThat(ledger.waiting()).containsExactly(MIGRATOR);
    }

    @Test
    void a_wait_that_ended_silently_is_over_when_the_session_waits_for_something_else() {
        say(1_001, wait(Stage.WAITING, 16_400, 1_000));
        say(1_100, wait(Stage.WAITING, 16_500, 1_000));
        say(1_200, wait(Stage.ACQUIRED, 16_500, 101_000));

        assertThat(waits())
                .extracting(SeenWait::tag, SeenWait::end)
                .containsExactly(
                        tuple(LockTag.relation(16_400), End.GIVEN_UP), tuple(LockTag.relation(16_500), End.GRANTED));
        assertThat(waits().get(0).atMost()).isBetween(99 * MILLI, 115 * MILLI);
    }

    @Test
    void waiting_twice_for_the_same_thing_makes_two_waits() {
        say(1_001, wait(Stage.WAITING, 16_400, 1_000));
        say(1_050, wait(Stage.WAITING, 16_400, 50_000));
        say(1_201, wait(Stage.WAITING, 16_400, 1_000));
        say(1_300, wait(Stage.ACQUIRED, 16_400, 100_000));

        assertThat(waits()).extracting(SeenWait::end).containsExactly(End.GIVEN_UP, End.GRANTED);
        assertThat(waits().get(0).atLeast()).isEqualTo(50 * MILLI);
    }

    @Test
    void who_leaves_waits_no_more() {
        say(1_001, wait(Stage.WAITING, 16_400, 1_000));
        say(1_100, new LogEvent.LoggedOut(MIGRATOR));

        assertThat(waits()).extracting(SeenWait::end).containsExactly(End.GIVEN_UP);
        assertThat(ledger.waiting()).isEmpty();
    }

    @Test
    void who_is_seen_to_wait_at_the_end_waits_on() {
        say(1_001, wait(Stage.WAITING, 16_400, 1_000));

        assertThat(ledger.waits(2_000 * MILLI, List.of(MIGRATOR)))
                .singleElement()
                .satisfies(wait -> {
                    assertThat(wait.end()).isEqualTo(End.STILL_WAITING);
                    assertThat(wait.atMost()).isGreaterThanOrEqualTo(999 * MILLI);
                    assertThat(wait.atLeast()).isBetween(980 * MILLI, 1_000 * MILLI);
                });
    }

    private List<SeenWait> waits() {
        return ledger.waits(5_000 * MILLI, List.of());
    }

    private void say(long millis, LogEvent event) {
        ledger.take(new TimedEvent(event, "client backend", "", new NanoBounds(millis * MILLI, (millis + 1) * MILLI)));
    }

    private static LogEvent wait(Stage stage, long relation, long micros) {
        return new LogEvent.Wait(
                MIGRATOR,
                MIGRATOR,
                "AccessExclusiveLock",
                LockTag.relation(relation),
                micros,
                stage,
                stage == Stage.WAITING ? List.of(READER) : List.of(),
                List.of(AHEAD, MIGRATOR, 9),
                "");
    }
}
