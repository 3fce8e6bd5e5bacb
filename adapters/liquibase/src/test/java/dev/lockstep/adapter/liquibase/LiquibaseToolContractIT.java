package dev.lockstep.adapter.liquibase;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class LiquibaseToolContractIT extends MigrationToolContract {

    private static final String CREATE =
            """
            --changeset ann:create
            CREATE TABLE customer (id bigint PRIMARY KEY, name text);
            --rollback DROP TABLE customer;
            """;
    private static final String STATUS =
            """
            --changeset ann:status
            ALTER TABLE customer ADD COLUMN status text;
            UPDATE customer SET status = 'new';
            """;
    private static final String STATUS_DOWN = "--rollback ALTER TABLE customer DROP COLUMN status;\n";
    private static final String INDEX =
            """
            --changeset ann:index runInTransaction:false
            CREATE INDEX CONCURRENTLY customer_name_idx ON customer (name);
            --rollback DROP INDEX CONCURRENTLY customer_name_idx;
            """;

    @Override
    protected MigrationTool tool() {
        return new LiquibaseTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path folder) {
        String changesets =
                switch (story) {
                    case GOOD -> CREATE + STATUS + STATUS_DOWN + INDEX;
                    case UP_FAILS -> CREATE
                            + """
                            --changeset ann:half
                            CREATE TABLE half_way (id bigint);
                            INSERT INTO no_such_table VALUES (1);
                            """;
                    case DOWN_FAILS -> CREATE + "--rollback DELETE FROM no_such_table;\n";
                    case DOWN_MISSING -> CREATE + STATUS;
                    case IRREVERSIBLE -> CREATE + STATUS + "-- lockstep:irreversible because " + ContractStory.REASON
                            + "\n";
                    case EDITED -> CREATE.replace("name text", "name text, note text") + STATUS + STATUS_DOWN + INDEX;
                    case HANGS -> "--changeset ann:sleep\nSELECT pg_sleep(3600);\n";
                    case EMPTY -> "";
                };
        ChangelogFolder changelog = new ChangelogFolder(folder).sql("changelog.sql", changesets);
        return Optional.of(changelog.project(Map.of()));
    }
}
