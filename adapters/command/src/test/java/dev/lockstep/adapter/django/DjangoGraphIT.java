package dev.lockstep.adapter.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractDatabase;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Django's history is a graph over apps; it is walked one migration at a time, both ways, whatever its shape. */
@ExtendWith(ContractServer.class)
class DjangoGraphIT {

    @TempDir
    Path root;

    @Test
    void apps_that_need_each_other_go_up_and_down_in_the_order_of_the_graph(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root).settings("'shop', 'users'");
        folder.table("shop.0001_initial", "('users', '0001_initial')", "shop_one");
        folder.table("shop.0002_more", "('shop', '0001_initial')", "shop_two");
        folder.table("users.0001_initial", "", "users_one");
        folder.table("users.0002_more", "('users', '0001_initial'), ('shop', '0002_more')", "users_two");

        assertThat(walked(server, folder))
                .containsExactly("users.0001_initial", "shop.0001_initial", "shop.0002_more", "users.0002_more");
    }

    @Test
    void a_migration_may_put_itself_before_one_of_another_app(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root).settings("'shop', 'users'");
        folder.table("shop.0001_initial", "", "shop_one");
        folder.migration(
                "users.0001_initial",
                "",
                "migrations.RunSQL('CREATE TABLE users_one ()', 'DROP TABLE users_one'),",
                "run_before = [('shop', '0001_initial')]");

        assertThat(walked(server, folder)).containsExactly("users.0001_initial", "shop.0001_initial");
    }

    @Test
    void branches_of_one_app_go_down_one_by_one(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root);
        folder.table("shop.0001_initial", "", "shop_one");
        folder.table("shop.0002_left", "('shop', '0001_initial')", "shop_left");
        folder.table("shop.0002_right", "('shop', '0001_initial')", "shop_right");
        folder.migration("shop.0003_merge", "('shop', '0002_left'), ('shop', '0002_right')", "");

        assertThat(walked(server, folder))
                .startsWith("shop.0001_initial")
                .endsWith("shop.0003_merge")
                .hasSize(4);
    }

    @Test
    void a_squashed_migration_stands_for_those_that_it_replaces(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root);
        folder.table("shop.0001_initial", "", "shop_one");
        folder.table("shop.0002_more", "('shop', '0001_initial')", "shop_two");
        folder.migration(
                "shop.0001_initial_squashed_0002_more",
                "",
                "migrations.RunSQL('CREATE TABLE shop_one (); CREATE TABLE shop_two ()', 'DROP TABLE shop_one, shop_two'),",
                "replaces = [('shop', '0001_initial'), ('shop', '0002_more')]");
        folder.table("shop.0003_last", "('shop', '0002_more')", "shop_three");

        assertThat(walked(server, folder)).containsExactly("shop.0001_initial_squashed_0002_more", "shop.0003_last");
    }

    @Test
    void what_other_peoples_apps_bring_is_one_step_that_only_goes_up(DatabaseServer server) throws IOException {
        DjangoFolder folder =
                new DjangoFolder(root).settings("'django.contrib.contenttypes', 'django.contrib.auth', 'shop'");
        folder.migration(
                "shop.0001_initial",
                "migrations.swappable_dependency('auth.User')",
                "migrations.CreateModel('Note', [('id', models.BigAutoField(primary_key=True)),"
                        + " ('user', models.ForeignKey('auth.User', models.CASCADE))]),");

        try (Database database = server.create("graph");
                MigrationSession session = new DjangoTool().open(folder.project(), database)) {
            Migration foundation = session.migrations().get(0);
            MigrationId notes = new MigrationId("shop.0001_initial");

            assertThat(session.migrations().stream().map(Migration::displayName))
                    .containsExactly(
                            foundation.id() + " all that comes with contenttypes, auth",
                            "shop.0001_initial Create model Note");
            assertThat(foundation.reversal())
                    .isEqualTo(new Reversal.Irreversible("it comes with contenttypes, auth, not with this project"));
            assertThat(session.apply(foundation.id())).isEqualTo(Outcome.completed());
            assertThat(session.applied()).containsExactly(foundation.id());
            assertThat(session.apply(notes)).isEqualTo(Outcome.completed());
            assertThat(session.revert(notes)).isEqualTo(Outcome.completed());
            assertThat(session.applied()).containsExactly(foundation.id());
            assertThat(session.bookkeeping())
                    .contains(ObjectName.inPublic("django_content_type"), ObjectName.inPublic("auth_permission"));
        }
    }

    @Test
    void whether_a_migration_can_go_down_is_read_from_its_operations(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root);
        reversal(folder, 1, "migrations.RunPython(nothing),");
        reversal(folder, 2, "migrations.RunPython(nothing, migrations.RunPython.noop),");
        reversal(folder, 3, "migrations.RunPython(nothing, refuse),");
        reversal(folder, 4, "migrations.RunSQL('SELECT 1'),");
        reversal(
                folder,
                5,
                "migrations.SeparateDatabaseAndState(database_operations=[migrations.RunSQL('SELECT 1')],"
                        + " state_operations=[migrations.RunSQL('SELECT 1', '')]),");
        reversal(folder, 6, "migrations.RunSQL('SELECT 1'),  # lockstep:irreversible because it says so");

        try (Database database = server.create("graph");
                MigrationSession session = new DjangoTool().open(folder.project(), database)) {
            assertThat(session.migrations().stream().map(Migration::reversal))
                    .containsExactly(
                            new Reversal.Irreversible("RunPython(nothing) has no reverse_code"),
                            new Reversal.Reversible(),
                            new Reversal.Irreversible("gone for good"),
                            new Reversal.DownMissing("RunSQL has no reverse_sql: Raw SQL operation"),
                            new Reversal.DownMissing("RunSQL has no reverse_sql: Raw SQL operation"),
                            new Reversal.Irreversible("it says so"));
        }
    }

    private static void reversal(DjangoFolder folder, int number, String operation) throws IOException {
        String below = number == 1 ? "" : "('shop', '" + number(number - 1) + "')";
        folder.migration("shop." + number(number), below, operation);
    }

    private static String number(int number) {
        return "000" + number + "_step";
    }

    /** Walks all up, each down and up again, then all down one by one, and returns the order. */
    private static List<String> walked(DatabaseServer server, DjangoFolder folder) {
        try (Database database = server.create("graph");
                MigrationSession session = new DjangoTool().open(folder.project(), database)) {
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
}
