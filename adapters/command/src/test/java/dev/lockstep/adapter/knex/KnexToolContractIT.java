package dev.lockstep.adapter.knex;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

class KnexToolContractIT extends MigrationToolContract {

    @Override
    protected MigrationTool tool() {
        return new KnexTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        KnexFolder folder = new KnexFolder(root);
        switch (story) {
            case GOOD -> {
                create(folder, "");
                status(folder, "await knex.schema.alterTable('customer', (table) => table.dropColumn('status'));");
                folder.migrationAlone(
                        "003_index",
                        "await knex.raw('CREATE INDEX CONCURRENTLY customer_name_idx ON customer (name)');",
                        "await knex.raw('DROP INDEX CONCURRENTLY customer_name_idx');");
            }
            case UP_FAILS -> {
                create(folder, "");
                folder.migration(
                        "002_half",
                        "await knex.raw('CREATE TABLE half_way (id bigint)');\n"
                                + "await knex('no_such_table').insert({ id: 1 });",
                        "await knex.schema.dropTable('half_way');");
            }
            case DOWN_FAILS -> create(folder, "\nawait knex('no_such_table').del();");
            case DOWN_MISSING -> {
                create(folder, "");
                status(folder, "");
            }
            case IRREVERSIBLE -> {
                create(folder, "");
                status(folder, "throw new Error('" + ContractStory.REASON + "');");
            }
            case HANGS -> folder.migration("001_sleep", "await knex.raw('SELECT pg_sleep(3600)');", "");
            case EMPTY -> {}
            case EDITED -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static void create(KnexFolder folder, String furtherDown) throws IOException {
        folder.migration(
                "001_create",
                "await knex.raw('CREATE TABLE customer (id bigint PRIMARY KEY, name text)');",
                "await knex.schema.dropTable('customer');" + furtherDown);
    }

    private static void status(KnexFolder folder, String down) throws IOException {
        folder.migration(
                "002_status",
                "await knex.schema.alterTable('customer', (table) => table.text('status'));\n"
                        + "await knex('customer').update({ status: 'new' });",
                down);
    }
}
