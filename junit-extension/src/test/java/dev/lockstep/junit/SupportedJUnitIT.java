package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

/** The build runs these tests on the oldest and on the newest JUnit, and says which one it means. */
class SupportedJUnitIT {

    @Test
    void runs_on_the_junit_that_the_build_means() {
        String meant = System.getProperty("junit.version", "");
        assumeThat(meant).as("started outside of the build").isNotEmpty();

        assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(meant);
    }
}
