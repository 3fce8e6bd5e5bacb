package dev.lockstep.adapter.alembic;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

class AlembicToolContractIT extends MigrationToolContract {

    @Override
    protected MigrationTool tool() {
        return new AlembicTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        AlembicFolder folder = new AlembicFolder(root);
        switch (story) {
            case GOOD -> {
                create(folder, "");
                status(folder, "op.drop_column('customer', 'status')");
                folder.revision(
                        "index_by_name",
                        "'status'",
                        "with op.get_context().autocommit_block():\n"
                                + "    op.create_index('customer_name_idx', 'customer', ['name'], postgresql_concurrently=True)",
                        "with op.get_context().autocommit_block():\n"
                                + "    op.drop_index('customer_name_idx', postgresql_concurrently=True)");
            }
            case UP_FAILS -> {
                create(folder, "");
                folder.revision(
                        "half",
                        "'create'",
                        "op.execute('CREATE TABLE half_way (id bigint)')\n"
                                + "op.execute('INSERT INTO no_such_table VALUES (1)')",
                        "op.drop_table('half_way')");
            }
            case DOWN_FAILS -> create(folder, "\nop.execute('DELETE FROM no_such_table')");
            case DOWN_MISSING -> {
                create(folder, "");
                status(folder, "pass");
            }
            case IRREVERSIBLE -> {
                create(folder, "");
                status(folder, "raise NotImplementedError('" + ContractStory.REASON + "')");
            }
            case HANGS -> folder.revision("sleep", "None", "op.execute('SELECT pg_sleep(3600)')", "pass");
            case EMPTY -> {}
            case EDITED -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static void create(AlembicFolder folder, String furtherDown) throws IOException {
        folder.revision(
                "create",
                "None",
                "op.execute('CREATE TABLE customer (id bigint PRIMARY KEY, name text)')",
                "op.drop_table('customer')" + furtherDown);
    }

    private static void status(AlembicFolder folder, String down) throws IOException {
        folder.revision(
                "status",
                "'create'",
                "op.execute('ALTER TABLE customer ADD COLUMN status text')\n"
                        + "op.execute(\"UPDATE customer SET status = 'new'\")",
                down);
    }
}
