package orders;

import static dev.lockstep.plan.Journey.LATEST;

import dev.lockstep.junit.MigrationStep;
import dev.lockstep.junit.MigrationTest;
import org.junit.jupiter.api.Tag;

/**
 * The newest migrations among ten million order lines. How many rows each table gets stands in the pom's profile {@code nightly},
 * because it can be said on the command line there.
 */
@Tag("nightly")
class NightlyTest {

    @MigrationTest(project = "migrations", journey = LATEST, latest = 9, deadline = "1h")
    void the_newest_migrations_cost_no_more_than_before(MigrationStep step) {}
}
