package dev.lockstep.adapter.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.Reversal;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ContractServer.class)
class AlembicDowngradesIT {

    private static final String SOMETHING = "op.execute('SELECT 1')";

    @TempDir
    Path root;

    @Test
    void what_downgrade_does_is_read_from_its_source(DatabaseServer server) throws IOException {
        AlembicFolder folder = new AlembicFolder(root);
        folder.revision("r1", "None", SOMETHING, SOMETHING);
        folder.revision("r2", "'r1'", SOMETHING, "raise NotImplementedError('gone for good')");
        folder.revision("r3", "'r2'", SOMETHING, "\"\"\"As it was.\"\"\"\nraise NotImplementedError");
        folder.revision("r4", "'r3'", SOMETHING, "\"\"\"As it was.\"\"\"\npass");
        folder.revision("r5", "'r4'", "pass", "pass");
        folder.revision("r6", "'r5'", SOMETHING, "pass  # lockstep:irreversible because it says so");
        folder.file(
                "migrations/versions/r7_.py", "revision = 'r7'\ndown_revision = 'r6'\ndef upgrade():\n    print(1)\n");

        try (Database database = server.create("downgrades");
                MigrationSession session = new AlembicTool().open(folder.project(), database)) {
            assertThat(session.migrations().stream().map(Migration::reversal))
                    .containsExactly(
                            new Reversal.Reversible(),
                            new Reversal.Irreversible("gone for good"),
                            new Reversal.Irreversible("downgrade() says: raise NotImplementedError"),
                            new Reversal.DownMissing("downgrade() in line 12 does nothing, upgrade() does something"),
                            new Reversal.Reversible(),
                            new Reversal.Irreversible("it says so"),
                            new Reversal.DownMissing("there is no downgrade()"));
        }
    }
}
