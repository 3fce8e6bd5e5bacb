package dev.lockstep.adapter.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alembic's history is a graph; it is walked one revision at a time, both ways, whatever its shape. */
@ExtendWith(ContractServer.class)
class AlembicGraphIT {

    @TempDir
    Path root;

    @Test
    void branches_and_their_merge_go_up_and_down_one_by_one(DatabaseServer server) throws IOException {
        AlembicFolder folder = new AlembicFolder(root);
        table(folder, "root", "None");
        table(folder, "left", "'root'");
        table(folder, "right", "'root'");
        folder.revision("merged", "('left', 'right')", "pass", "pass");
        table(folder, "after", "'merged'");

        assertThat(walked(server, folder))
                .startsWith("root")
                .endsWith("merged", "after")
                .hasSize(5);
    }

    @Test
    void several_heads_with_bases_of_their_own_go_up_and_down_one_by_one(DatabaseServer server) throws IOException {
        AlembicFolder folder = new AlembicFolder(root);
        table(folder, "orders", "None");
        table(folder, "orders_two", "'orders'");
        table(folder, "stock", "None");
        table(folder, "stock_two", "'stock'");
        table(folder, "stock_three", "'stock'");

        assertThat(walked(server, folder))
                .containsSubsequence("orders", "orders_two")
                .containsSubsequence("stock", "stock_two")
                .hasSize(5);
    }

    @Test
    void what_a_revision_depends_on_in_another_branch_comes_before_it(DatabaseServer server) throws IOException {
        AlembicFolder folder = new AlembicFolder(root);
        table(folder, "a_invoices", "None");
        table(folder, "z_customers", "None");
        folder.revision(
                "b_invoices",
                "'a_invoices'\ndepends_on = 'z_customers'",
                "op.execute('CREATE TABLE b_invoices ()')",
                "op.drop_table('b_invoices')");

        assertThat(walked(server, folder))
                .containsSubsequence("z_customers", "b_invoices")
                .hasSize(3);
    }

    @Test
    void a_transaction_for_each_migration_and_a_history_in_another_schema_are_the_projects_own_choice(
            DatabaseServer server) throws IOException {
        AlembicFolder folder = new AlembicFolder(root);
        table(folder, "first", "None");
        table(folder, "second", "'first'");
        folder.file(
                "migrations/env.py",
                """
                import os
                from alembic import context
                from sqlalchemy import create_engine, text

                with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                    connection.execute(text("CREATE SCHEMA IF NOT EXISTS meta"))
                    connection.commit()
                    context.configure(connection=connection, transaction_per_migration=True,
                                      version_table="changes", version_table_schema="meta")
                    with context.begin_transaction():
                        context.run_migrations()
                """);

        assertThat(walked(server, folder)).containsExactly("first", "second");
    }

    /** Walks all up, then all down and up again one by one, and returns the order. */
    private static List<String> walked(DatabaseServer server, AlembicFolder folder) {
        try (Database database = server.create("graph");
                MigrationSession session = new AlembicTool().open(folder.project(), database)) {
            ContractDatabase seen = new ContractDatabase(database);
            List<MigrationId> ids =
                    session.migrations().stream().map(Migration::id).toList();
            for (MigrationId id : ids) {
                List<String> before = seen.picture(session.bookkeeping());
                assertThat(session.apply(id)).isEqualTo(Outcome.completed());
                assertThat(session.revert(id)).isEqualTo(Outcome.completed());
                assertThat(seen.picture(session.bookkeeping())).isEqualTo(before);
                assertThat(session.apply(id)).isEqualTo(Outcome.completed());
            }
            for (int newest = ids.size() - 1; newest >= 0; newest--) {
                assertThat(session.revert(ids.get(newest))).isEqualTo(Outcome.completed());
                assertThat(session.applied()).isEqualTo(ids.subList(0, newest));
            }
            return ids.stream().map(MigrationId::value).toList();
        }
    }

    private static void table(AlembicFolder folder, String name, String down) throws IOException {
        folder.revision(
                name, down, "op.execute('CREATE TABLE " + name + "_table ()')", "op.drop_table('" + name + "_table')");
    }
}
