package dev.lockstep.adapter.drizzle;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

class DrizzleToolContractIT extends MigrationToolContract {

    @Override
    protected MigrationTool tool() {
        return new DrizzleTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        DrizzleFolder folder = new DrizzleFolder(root);
        switch (story) {
            case GOOD -> {
                create(folder);
                folder.migration(
                        "0001_status",
                        "ALTER TABLE \"customer\" ADD COLUMN \"status\" text;",
                        "UPDATE \"customer\" SET \"status\" = 'new';");
                folder.migration("0002_index", "CREATE INDEX \"customer_name_idx\" ON \"customer\" (\"name\");");
            }
            case UP_FAILS -> {
                create(folder);
                folder.migration(
                        "0001_half", "CREATE TABLE half_way (id bigint);", "INSERT INTO no_such_table VALUES (1);");
            }
            case HANGS -> folder.migration("0000_sleep", "SELECT pg_sleep(3600);");
            case EMPTY -> {}
            case DOWN_FAILS, DOWN_MISSING, IRREVERSIBLE, EDITED -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static void create(DrizzleFolder folder) throws IOException {
        folder.migration("0000_create", "CREATE TABLE \"customer\" (\"id\" bigint PRIMARY KEY, \"name\" text);");
    }
}
