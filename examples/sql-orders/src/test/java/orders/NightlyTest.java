package orders;

import static dev.lockstep.plan.Journey.LATEST;

import dev.lockstep.junit.Accept;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.junit.MigrationTest;
import org.junit.jupiter.api.Tag;

/**
 * The newest migrations among ten million order lines. How many rows each table gets stands in the pom's profile {@code nightly},
 * because it can be said on the command line there.
 */
@Tag("nightly")
class NightlyTest {

    private static final String KNOWN =
            "known at this size: it runs in a window of its own; what is looked for is a change";

    @MigrationTest(project = "migrations", journey = LATEST, latest = 9, deadline = "1h")
    @Accept(rule = "lock-budget-exceeded", migration = "009_display_name_contract", because = KNOWN)
    @Accept(rule = "lock-budget-exceeded", migration = "011_addresses_contract", because = KNOWN)
    @Accept(rule = "scan-under-blocking-lock", migration = "010_addresses_split", because = KNOWN)
    @Accept(rule = "traffic-blocked", migration = "010_addresses_split", because = KNOWN)
    @Accept(rule = "traffic-blocked", migration = "015_orders_total_backfill", because = KNOWN)
    void the_newest_migrations_cost_no_more_than_before(MigrationStep step) {}
}
