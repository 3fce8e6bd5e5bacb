package dev.lockstep.postgres.watch.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockTimeoutTest {

    @ParameterizedTest
    @CsvSource({"0, PT0S", "250ms, PT0.25S", "5s, PT5S", "2min, PT2M", "1h, PT1H", "1d, PT24H"})
    void reads_the_units_that_the_server_shows(String shown, Duration meant) {
        Duration read = LockTimeout.parse(shown);

        assertThat(read).isEqualTo(meant);
    }
}
