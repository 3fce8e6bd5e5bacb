package dev.lockstep.adapter.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class AtlasOnNewServerIT {

    @Test
    void an_atlas_that_does_not_know_the_server_is_explained(@TempDir Path root, DatabaseServer server)
            throws IOException {
        AtlasFolder folder = new AtlasFolder(root)
                .migration("1_orders", "CREATE TABLE orders (id int);")
                .hashed();

        try (Database database = server.create("new");
                MigrationSession session = new AtlasTool().open(folder.project(), database)) {
            Problem problem = session.apply(new MigrationId("1"))
                    .fold(() -> Problem.what("completed"), failed -> failed, Problem::what);

            assertThat(problem.evidence()).containsExactly("Error: postgres: unexpected number of rows: 1");
            assertThat(problem.remedy())
                    .isEqualTo(
                            "this Atlas is older than 0.15 and cannot work with PostgreSQL 16 or newer: install a newer one,"
                                    + " or test on PostgreSQL 15");
        }
    }
}
