package orders;

import dev.lockstep.junit.MigrationStep;
import dev.lockstep.junit.MigrationTest;
import dev.lockstep.junit.Volume;

class OrdersMigrationsTest {

    @MigrationTest(project = "src/main/resources/db/changelog")
    @Volume(rows = 1_000)
    void every_migration_is_safe(MigrationStep step) {}
}
