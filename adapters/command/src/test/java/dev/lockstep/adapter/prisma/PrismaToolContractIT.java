package dev.lockstep.adapter.prisma;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

class PrismaToolContractIT extends MigrationToolContract {

    private static final String STATUS = "20260102000000_status";
    private static final String ADD_STATUS =
            "ALTER TABLE \"customer\" ADD COLUMN \"status\" TEXT;\nUPDATE \"customer\" SET \"status\" = 'new';\n";

    @Override
    protected MigrationTool tool() {
        return new PrismaTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        PrismaFolder folder = new PrismaFolder(root);
        switch (story) {
            case GOOD -> {
                create(folder, "");
                folder.migration(STATUS, ADD_STATUS, "ALTER TABLE \"customer\" DROP COLUMN \"status\";");
                folder.migration(
                        "20260103000000_index",
                        "CREATE INDEX CONCURRENTLY \"customer_name_idx\" ON \"customer\"(\"name\");\n",
                        "DROP INDEX CONCURRENTLY \"customer_name_idx\";");
            }
            case UP_FAILS -> {
                create(folder, "");
                folder.migration(
                        "20260102000000_half",
                        "CREATE TABLE half_way (id BIGINT);\nINSERT INTO no_such_table VALUES (1);\n");
            }
            case DOWN_FAILS -> create(folder, "DELETE FROM no_such_table;");
            case DOWN_MISSING -> {
                create(folder, "");
                folder.migration(STATUS, ADD_STATUS);
            }
            case IRREVERSIBLE -> {
                create(folder, "");
                folder.migration(
                        STATUS, "-- lockstep:irreversible because " + ContractStory.REASON + "\n" + ADD_STATUS);
            }
            case HANGS -> folder.migration("20260101000000_sleep", "SELECT pg_sleep(3600);");
            case EMPTY -> {}
            case EDITED -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static void create(PrismaFolder folder, String furtherDown) throws IOException {
        folder.migration(
                "20260101000000_create",
                "CREATE TABLE \"customer\" (\"id\" BIGINT NOT NULL, \"name\" TEXT, PRIMARY KEY (\"id\"));\n",
                "DROP TABLE \"customer\";" + furtherDown);
    }
}
