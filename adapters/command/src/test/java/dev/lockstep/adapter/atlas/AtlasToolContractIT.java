package dev.lockstep.adapter.atlas;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.adapter.contract.OnMajorVersion;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The newest Atlas that go can fetch without Atlas' own site is 0.13.1, which does not know PostgreSQL 16. */
@OnMajorVersion(15)
class AtlasToolContractIT extends MigrationToolContract {

    @Override
    protected MigrationTool tool() {
        return new AtlasTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        AtlasFolder folder = new AtlasFolder(root);
        switch (story) {
            case GOOD -> {
                status(create(folder, ""), "");
                folder.migration(
                                "20260103000000_index",
                                "-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);")
                        .hashed();
            }
            case EDITED -> create(folder, ", note text");
            case UP_FAILS -> create(folder, "")
                    .migration(
                            "20260102000000_half",
                            "CREATE TABLE half_way (id bigint);\nINSERT INTO no_such_table VALUES (1);")
                    .hashed();
            case IRREVERSIBLE -> status(
                            create(folder, ""), "-- lockstep:irreversible because " + ContractStory.REASON + "\n\n")
                    .hashed();
            case HANGS -> folder.migration("20260101000000_sleep", "SELECT pg_sleep(3600);")
                    .hashed();
            case EMPTY -> folder.hashed();
            case DOWN_FAILS, DOWN_MISSING -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static AtlasFolder create(AtlasFolder folder, String more) throws IOException {
        return folder.migration(
                "20260101000000_create", "CREATE TABLE customer (id bigint PRIMARY KEY, name text" + more + ");");
    }

    private static AtlasFolder status(AtlasFolder folder, String declaration) throws IOException {
        return folder.migration(
                "20260102000000_status",
                declaration + "ALTER TABLE customer ADD COLUMN status text;\nUPDATE customer SET status = 'new';");
    }
}
