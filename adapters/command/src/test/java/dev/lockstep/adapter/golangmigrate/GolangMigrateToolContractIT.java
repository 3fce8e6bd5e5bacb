package dev.lockstep.adapter.golangmigrate;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

class GolangMigrateToolContractIT extends MigrationToolContract {

    @Override
    protected MigrationTool tool() {
        return new GolangMigrateTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        GolangMigrateFolder folder = new GolangMigrateFolder(root);
        switch (story) {
            case GOOD -> {
                create(folder).down("000001_create", "DROP TABLE customer;");
                status(folder).down("000002_status", "ALTER TABLE customer DROP COLUMN status;");
                folder.up("000003_index", "CREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);")
                        .down("000003_index", "DROP INDEX CONCURRENTLY customer_name_idx;");
            }
            case UP_FAILS -> {
                create(folder).down("000001_create", "DROP TABLE customer;");
                folder.up("000002_half", "CREATE TABLE half_way (id bigint);\nINSERT INTO no_such_table VALUES (1);")
                        .down("000002_half", "DROP TABLE half_way;");
            }
            case DOWN_FAILS -> create(folder).down("000001_create", "DROP TABLE customer;\nDELETE FROM no_such_table;");
            case DOWN_MISSING -> {
                create(folder).down("000001_create", "DROP TABLE customer;");
                status(folder);
            }
            case IRREVERSIBLE -> {
                create(folder).down("000001_create", "DROP TABLE customer;");
                status(folder).down("000002_status", "-- lockstep:irreversible because " + ContractStory.REASON);
            }
            case HANGS -> folder.up("000001_sleep", "SELECT pg_sleep(3600);").down("000001_sleep", "SELECT 1;");
            case EMPTY -> {}
            case EDITED -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static GolangMigrateFolder create(GolangMigrateFolder folder) throws IOException {
        return folder.up("000001_create", "CREATE TABLE customer (id bigint PRIMARY KEY, name text);");
    }

    private static GolangMigrateFolder status(GolangMigrateFolder folder) throws IOException {
        return folder.up(
                "000002_status", "ALTER TABLE customer ADD COLUMN status text;\nUPDATE customer SET status = 'new';");
    }
}
