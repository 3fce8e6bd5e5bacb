package orders;

import dev.lockstep.junit.AssertInvariant;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.junit.MigrationTest;
import dev.lockstep.junit.Volume;

class OrdersMigrationsTest {

    @MigrationTest(project = "src/main/resources/db/migration")
    @Volume(rows = 1_000)
    @AssertInvariant(
            name = "every order line belongs to an order",
            sql = "SELECT l.order_id FROM order_lines l LEFT JOIN orders o ON o.id = l.order_id WHERE o.id IS NULL")
    void every_migration_is_safe(MigrationStep step) {}
}
