package dev.lockstep.adapter.django;

import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A project of Django as {@code django-admin startproject} makes one, with the pinned Django in its {@code .venv}. */
final class DjangoFolder {

    private final Path root;

    DjangoFolder(Path root) throws IOException {
        this(root, "django");
    }

    DjangoFolder(Path root, String kit) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        Path environment = root.resolve(".venv");
        if (!Files.exists(environment)) {
            Files.createSymbolicLink(environment, ToolKit.python(kit).resolve("venv"));
        }
        file(
                "manage.py",
                """
                import os
                import sys

                if __name__ == "__main__":
                    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
                    from django.core.management import execute_from_command_line

                    execute_from_command_line(sys.argv)
                """);
        settings("'shop'");
        file("shop/__init__.py", "");
        file("shop/migrations/__init__.py", "");
    }

    Path root() {
        return root;
    }

    MigrationProject project() {
        return new MigrationProject(DjangoTool.NAME, root, new TreeMap<>(), "the test says so");
    }

    DjangoFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes settings with these apps and the address of another server, as in a project that knows nothing of the harness. */
    DjangoFolder settings(String apps) throws IOException {
        return settings(
                apps,
                """
                DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "production",
                             "HOST": "db.invalid", "USER": "nobody", "OPTIONS": {"sslmode": "require"}}}
                """);
    }

    /** Writes settings with these apps and these lines. */
    DjangoFolder settings(String apps, String databases) throws IOException {
        return file(
                "config/settings.py",
                """
                SECRET_KEY = "x"
                USE_TZ = True
                DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
                INSTALLED_APPS = [%s]
                """
                                .formatted(apps)
                        + databases);
    }

    /**
     * Writes a migration.
     *
     * @param name of the app and the migration: {@code shop.0001_initial}
     * @param needs what it depends on, as Python
     * @param operations as Python
     */
    DjangoFolder migration(String name, String needs, String operations) throws IOException {
        return migration(name, needs, operations, "");
    }

    /** Writes a migration with further lines in its class. */
    DjangoFolder migration(String name, String needs, String operations, String more) throws IOException {
        String[] words = name.split("\\.");
        file(words[0] + "/__init__.py", "");
        file(words[0] + "/migrations/__init__.py", "");
        return file(
                words[0] + "/migrations/" + words[1] + ".py",
                """
                from django.db import migrations, models


                def refuse(apps, schema_editor):
                    \"""Never back.\"""
                    raise NotImplementedError("gone for good")


                def nothing(apps, schema_editor):
                    pass


                class Migration(migrations.Migration):
                    dependencies = [%s]
                %s    operations = [
                %s    ]
                """
                        .formatted(needs, more.indent(4), operations.indent(8)));
    }

    /** Writes a migration that makes a table of that name. */
    DjangoFolder table(String name, String needs, String table) throws IOException {
        return migration(
                name, needs, "migrations.RunSQL('CREATE TABLE " + table + " ()', 'DROP TABLE " + table + "'),");
    }
}
