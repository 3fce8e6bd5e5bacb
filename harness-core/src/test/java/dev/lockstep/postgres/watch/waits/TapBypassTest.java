package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import org.junit.jupiter.api.Test;

class TapBypassTest {

    private static final int TAPPED = 1;
    private static final int TRAFFIC = 2;
    private static final int STRANGER = 3;

    private final TapBypass bypass =
            new TapBypass(new DatabaseAddress("db", 5432, "orders", "app", ""), pid -> pid == TRAFFIC);

    @Test
    void who_logged_in_without_the_tap_is_a_stranger() {
        bypass.tapped(TAPPED);
        say("", new LogEvent.LoggedIn(TAPPED, "app", "orders", ""));
        say("", new LogEvent.LoggedIn(TRAFFIC, "app", "orders", ""));
        say("", new LogEvent.LoggedIn(STRANGER, "app", "orders", ""));
        say("psql", new LogEvent.LoggedOut(STRANGER));

        assertThat(bypass.problems())
                .extracting(Problem::evidence)
                .asString()
                .isEqualTo("[[session 3 of user app, application_name \"psql\"]]");
    }

    @Test
    void the_harness_itself_is_none_and_needs_no_look_once_it_gave_its_name() {
        bypass.tapped(TAPPED);
        say("", new LogEvent.LoggedIn(STRANGER, "app", "orders", ""));
        assertThat(bypass.hasNameless()).isTrue();
        bypass.present(STRANGER, "app", "lockstep");

        assertThat(bypass.hasNameless()).isFalse();
        assertThat(bypass.problems()).isEmpty();
    }

    @Test
    void who_was_refused_after_he_logged_in_did_nothing() {
        bypass.tapped(TAPPED);
        say("", new LogEvent.LoggedIn(STRANGER, "app", "orders", ""));
        say("", new LogEvent.Failure(STRANGER, "FATAL", "permission denied for database \"orders\""));

        assertThat(bypass.problems()).isEmpty();
    }

    @Test
    void who_was_thrown_out_was_there() {
        bypass.tapped(TAPPED);
        say("", new LogEvent.LoggedIn(STRANGER, "app", "orders", ""));
        say("", new LogEvent.Failure(STRANGER, "FATAL", "terminating connection due to administrator command"));

        assertThat(bypass.problems()).hasSize(1);
    }

    @Test
    void the_harness_is_known_even_if_it_was_thrown_out_as_soon_as_it_was_in() {
        bypass.tapped(TAPPED);
        say("[unknown]", new LogEvent.LoggedIn(STRANGER, "app", "orders", "lockstep"));
        say("", new LogEvent.Failure(STRANGER, "FATAL", "terminating connection due to administrator command"));

        assertThat(bypass.hasNameless()).isFalse();
        assertThat(bypass.problems()).isEmpty();
    }

    @Test
    void sessions_in_other_databases_do_not_matter() {
        bypass.tapped(TAPPED);
        say("", new LogEvent.LoggedIn(STRANGER, "app", "postgres", ""));

        assertThat(bypass.problems()).isEmpty();
    }

    @Test
    void of_many_strangers_some_are_named() {
        for (int pid = 10; pid < 17; pid++) {
            bypass.present(pid, "app", "pool");
        }

        assertThat(bypass.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.evidence()).hasSize(6).last().isEqualTo("and 2 more"));
    }

    private void say(String application, LogEvent event) {
        bypass.take(new TimedEvent(event, "client backend", application, new NanoBounds(0, 1)));
    }
}
