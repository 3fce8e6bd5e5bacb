package dev.lockstep.postgres.watch.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCountersTest {

    private static final long ORDERS = 16_384;

    private final SessionCounters counters = new SessionCounters();

    private Map<Long, Counters> look(long looks, Counters counted) {
        return counters.advance(
                new LookAnswer(Map.of(ORDERS, new LookAnswer.OfRelation(1, counted)), Duration.ZERO, 0, looks));
    }

    @Test
    void tells_what_came_in_since_the_last_look() {
        look(0, new Counters(1, 100, 0, 0, 0));

        Map<Long, Counters> since = look(1, new Counters(3, 300, 7, 0, 0));

        assertThat(since).containsEntry(ORDERS, new Counters(2, 200, 7, 0, 0));
    }

    @Test
    void begins_anew_when_the_looks_were_not_counted_on() {
        look(0, new Counters(1, 100, 0, 0, 0));
        look(1, new Counters(2, 200, 0, 0, 0));

        Map<Long, Counters> since = look(0, new Counters(2, 200, 0, 0, 0));

        assertThat(since).containsEntry(ORDERS, new Counters(2, 200, 0, 0, 0));
    }

    @Test
    void leaves_out_what_others_presumably_did() {
        look(0, Counters.ZERO);
        counters.presume(ORDERS, new Counters(1, 100, 0, 1, 0));
        counters.presume(ORDERS, new Counters(1, 100, 0, 1, 0));

        Map<Long, Counters> since = look(1, new Counters(2, 203, 0, 5, 0));
        Map<Long, Counters> later = look(2, new Counters(3, 303, 0, 5, 0));

        assertThat(since).containsEntry(ORDERS, new Counters(0, 0, 0, 3, 0));
        assertThat(later).containsEntry(ORDERS, new Counters(1, 100, 0, 0, 0));
    }
}
