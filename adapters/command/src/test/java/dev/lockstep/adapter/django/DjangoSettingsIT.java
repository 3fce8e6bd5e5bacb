package dev.lockstep.adapter.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever driver a project has and wherever its address is written, its connections come to the harness. */
@ExtendWith(ContractServer.class)
class DjangoSettingsIT {

    private static final String SHOP = "'shop'";

    @TempDir
    Path root;

    @Test
    void a_url_in_the_settings_is_led(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root)
                .settings(
                        SHOP,
                        "import dj_database_url\nDATABASES = {'default':"
                                + " dj_database_url.parse('postgres://a:b@db.invalid/c?sslmode=require', conn_max_age=600)}\n");

        assertMigrates(server, folder, folder.project());
    }

    @Test
    void an_older_django_with_psycopg_2_comes_to_the_harness(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root, "django-psycopg2");

        assertMigrates(server, folder, folder.project());
    }

    @Test
    void a_pool_and_a_service_file_do_not_lead_elsewhere(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root)
                .settings(
                        SHOP,
                        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql',"
                                + " 'OPTIONS': {'service': 'production', 'pool': True, 'connect_timeout': 5}}}\n");

        assertMigrates(server, folder, folder.project());
    }

    @Test
    void settings_may_be_named_where_there_is_no_manage_py(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root);
        Files.delete(root.resolve("manage.py"));

        assertMigrates(server, folder, folder.project().with(Map.of("settings", "config.settings")));
    }

    @Test
    void another_database_of_the_project_is_out_of_reach(DatabaseServer server) throws IOException {
        DjangoFolder folder = new DjangoFolder(root)
                .settings(
                        SHOP,
                        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql'},"
                                + " 'old': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'old.db'}}\n");
        folder.file(
                "shop/migrations/0001_initial.py",
                """
                from django.db import connections, migrations

                def copy(apps, schema_editor):
                    connections["old"].cursor().execute("SELECT 1")

                class Migration(migrations.Migration):
                    operations = [migrations.RunPython(copy)]
                """);

        try (Database database = server.create("settings");
                MigrationSession session = new DjangoTool().open(folder.project(), database)) {
            String said = session.apply(new MigrationId("shop.0001_initial"))
                    .fold(() -> "completed", problem -> problem.text(), reason -> reason);
            assertThat(said).contains("ImproperlyConfigured", "shop/migrations/0001_initial.py:4");
            assertThat(root.resolve("old.db")).doesNotExist();
        }
    }

    private static void assertMigrates(DatabaseServer server, DjangoFolder folder, MigrationProject project)
            throws IOException {
        folder.table("shop.0001_initial", "", "orders");
        MigrationId orders = new MigrationId("shop.0001_initial");
        try (Database database = server.create("settings");
                MigrationSession session = new DjangoTool().open(project, database)) {
            assertThat(session.apply(orders)).isEqualTo(Outcome.completed());
            assertThat(session.revert(orders)).isEqualTo(Outcome.completed());
        }
    }
}
