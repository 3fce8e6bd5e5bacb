package dev.lockstep.adapter.goose;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

class GooseToolContractIT extends MigrationToolContract {

    @Override
    protected MigrationTool tool() {
        return new GooseTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        GooseFolder folder = new GooseFolder(root);
        switch (story) {
            case GOOD -> {
                create(folder, "DROP TABLE customer;");
                status(folder, "ALTER TABLE customer DROP COLUMN status;");
                folder.migrationAlone(
                        "00003_index",
                        "CREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);",
                        "DROP INDEX CONCURRENTLY customer_name_idx;");
            }
            case UP_FAILS -> {
                create(folder, "DROP TABLE customer;");
                folder.migration(
                        "00002_half",
                        "CREATE TABLE half_way (id bigint);\nINSERT INTO no_such_table VALUES (1);",
                        "DROP TABLE half_way;");
            }
            case DOWN_FAILS -> create(folder, "DROP TABLE customer;\nDELETE FROM no_such_table;");
            case DOWN_MISSING -> {
                create(folder, "DROP TABLE customer;");
                folder.file("migrations/00002_status.sql", "-- +goose Up\n" + STATUS);
            }
            case IRREVERSIBLE -> {
                create(folder, "DROP TABLE customer;");
                status(folder, "-- lockstep:irreversible because " + ContractStory.REASON);
            }
            case HANGS -> folder.migration("00001_sleep", "SELECT pg_sleep(3600);", "SELECT 1;");
            case EMPTY -> {}
            case EDITED -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static final String STATUS =
            """
            ALTER TABLE customer ADD COLUMN status text;
            -- +goose StatementBegin
            DO $$ BEGIN
              UPDATE customer SET status = 'new';
            END $$;
            -- +goose StatementEnd
            """;

    private static void create(GooseFolder folder, String down) throws IOException {
        folder.migration("00001_create", "CREATE TABLE customer (id bigint PRIMARY KEY, name text);", down);
    }

    private static void status(GooseFolder folder, String down) throws IOException {
        folder.migration("00002_status", STATUS, down);
    }
}
