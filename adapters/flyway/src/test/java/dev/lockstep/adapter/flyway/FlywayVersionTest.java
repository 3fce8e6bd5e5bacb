package dev.lockstep.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayVersionTest {

    @Test
    void refuses_a_flyway_that_is_too_old() {
        assertThat(new FlywayVersion("9.22.3").fault().orElseThrow().text())
                .isEqualTo(
                        """
                        Flyway 9.22.3 is too old for the harness
                          said:   it drives Flyway 10 and newer
                          remedy: update org.flywaydb:flyway-core and add org.flywaydb:flyway-database-postgresql of the same version""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0", "11.20.3", "13.12.0", "27.1", "unknown"})
    void tries_every_other(String version) {
        assertThat(new FlywayVersion(version).fault()).isEmpty();
    }
}
