package orders;

import static dev.lockstep.lock.LockMode.ACCESS_EXCLUSIVE;

import dev.lockstep.junit.LockBudget;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.junit.MigrationTest;
import dev.lockstep.junit.Volume;

class OrdersMigrationsTest {

    @MigrationTest(project = "migrations")
    @Volume(rows = 1_000)
    @LockBudget(mode = ACCESS_EXCLUSIVE, held = "500ms")
    void every_migration_is_safe(MigrationStep step) {}
}
