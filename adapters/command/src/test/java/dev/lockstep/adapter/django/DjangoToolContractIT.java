package dev.lockstep.adapter.django;

import dev.lockstep.adapter.contract.ContractStory;
import dev.lockstep.adapter.contract.MigrationToolContract;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class DjangoToolContractIT extends MigrationToolContract {

    private static final String DROP = ", 'ALTER TABLE customer DROP COLUMN status'";

    @Override
    protected MigrationTool tool() {
        return new DjangoTool();
    }

    @Override
    protected Optional<MigrationProject> write(ContractStory story, Path root) throws IOException {
        DjangoFolder folder = new DjangoFolder(root);
        for (String earlier : List.of("0001_initial", "0002_status", "0003_index", "0002_half")) {
            Files.deleteIfExists(root.resolve("shop/migrations/" + earlier + ".py"));
        }
        switch (story) {
            case GOOD -> {
                create(folder, "");
                status(folder, DROP, "");
                folder.migration(
                        "shop.0003_index",
                        "('shop', '0002_status')",
                        """
                        AddIndexConcurrently('customer', models.Index(fields=['name'], name='customer_name_idx')),
                        """,
                        "atomic = False\nfrom django.contrib.postgres.operations import AddIndexConcurrently");
            }
            case UP_FAILS -> {
                create(folder, "");
                folder.migration(
                        "shop.0002_half",
                        "('shop', '0001_initial')",
                        """
                        migrations.RunSQL('CREATE TABLE half_way (id bigint)', 'DROP TABLE half_way'),
                        migrations.RunSQL('INSERT INTO no_such_table VALUES (1)', ''),
                        """);
            }
            case DOWN_FAILS -> create(folder, "DELETE FROM no_such_table");
            case DOWN_MISSING -> {
                create(folder, "");
                status(folder, "", "");
            }
            case IRREVERSIBLE -> {
                create(folder, "");
                status(folder, "", "# lockstep:irreversible because " + ContractStory.REASON);
            }
            case HANGS -> folder.migration("shop.0001_initial", "", "migrations.RunSQL('SELECT pg_sleep(3600)', ''),");
            case EMPTY -> {}
            case EDITED -> {
                return Optional.empty();
            }
        }
        return Optional.of(folder.project());
    }

    private static void create(DjangoFolder folder, String down) throws IOException {
        folder.migration(
                "shop.0001_initial",
                "",
                """
                migrations.CreateModel('Customer', [
                    ('id', models.BigIntegerField(primary_key=True)),
                    ('name', models.TextField(null=True)),
                ], options={'db_table': 'customer'}),
                """
                        + (down.isEmpty() ? "" : "migrations.RunSQL('', '" + down + "'),\n"));
    }

    private static void status(DjangoFolder folder, String reverse, String comment) throws IOException {
        folder.migration(
                "shop.0002_status",
                "('shop', '0001_initial')",
                "migrations.RunSQL(\"ALTER TABLE customer ADD COLUMN status text; UPDATE customer SET status = 'new'\""
                        + reverse + "),",
                comment);
    }
}
