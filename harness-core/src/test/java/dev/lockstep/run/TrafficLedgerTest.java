package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficLedgerTest {

    private final TrafficLedger ledger = new TrafficLedger(new TrafficPlan(
            0,
            Duration.ofMillis(10),
            List.of(new Operation("old", session -> {}), new Operation("new", session -> {}))));

    @Test
    void a_request_that_never_ran_is_a_problem_and_one_that_ran_once_is_none() {
        ledger.look(watched(seen("old", 12, ""), seen("new", 0, "not sent: 42P01: no table")));
        ledger.look(
                watched(seen("old", 0, "not sent: 42703: no column"), seen("new", 0, "not sent: 42703: no column")));

        assertThat(ledger.neverSent())
                .extracting(Problem::text)
                .containsExactly(
                        """
                        the traffic "new" could not run at any version
                          said:   not sent: 42703: no column
                          remedy: correct it""");
    }

    @Test
    void a_step_that_was_too_short_for_a_request_is_no_problem() {
        ledger.look(watched(seen("old", 0, ""), seen("new", 0, "")));

        assertThat(ledger.neverSent()).isEmpty();
    }

    private static TrafficSeen seen(String name, long requests, String firstError) {
        return new TrafficSeen(name, TrafficSeen.Kind.USER, requests, 0, 0, 0, 0, 0, firstError, List.of());
    }

    private static Watched watched(TrafficSeen... traffic) {
        return new Watched(List.of(), List.of(), List.of(), List.of(traffic), List.of(), List.of(), List.of());
    }
}
