package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.adapter.django.DjangoTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One app with a chain of migrations of {@code RunSQL}, run by {@code manage.py migrate}. */
public final class DjangoIdiom implements Idiom {

    private static final String SETTINGS =
            """
            import os

            SECRET_KEY = "x"
            USE_TZ = True
            DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
            INSTALLED_APPS = ["shop"]
            DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["PGDATABASE"],
                         "HOST": os.environ["PGHOST"], "PORT": os.environ["PGPORT"], "USER": os.environ["PGUSER"],
                         "PASSWORD": os.environ["PGPASSWORD"]}}
            """;
    private static final String MANAGE =
            """
            import os
            import sys

            if __name__ == "__main__":
                os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
                from django.core.management import execute_from_command_line

                execute_from_command_line(sys.argv)
            """;

    @Override
    public MigrationTool adapter() {
        return new DjangoTool();
    }

    @Override
    public String runtime() {
        return Surroundings.say(
                        ToolKit.python("django").resolve("venv/bin/python").toString(), "--version") + ", psycopg 3";
    }

    @Override
    public String command() {
        return "manage.py migrate";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root)
                .link(".venv", ToolKit.python("django").resolve("venv"))
                .without("shop")
                .file("manage.py", MANAGE)
                .file("config/settings.py", SETTINGS)
                .file("shop/__init__.py", "")
                .file("shop/migrations/__init__.py", "");
        String before = "";
        for (Change change : changes) {
            write(folder, change, before);
            before = dependency(change);
        }
        return folder.project("django");
    }

    private static void write(ProjectFolder folder, Change change, String needs) throws IOException {
        StringBuilder operations = new StringBuilder();
        for (int i = 0; i < change.up().size(); i++) {
            // Operations are undone last first, so the whole way down goes with the first.
            String down = i == 0 ? ProjectFolder.script(change.down()) : "";
            operations.append("        migrations.RunSQL(%s, %s),\n"
                    .formatted(ProjectFolder.literal(change.up().get(i).sql()), ProjectFolder.literal(down)));
        }
        folder.file(
                "shop/migrations/" + name(change) + ".py",
                """
                from django.db import migrations


                class Migration(migrations.Migration):
                    dependencies = [%s]
                %s    operations = [
                %s    ]
                """
                        .formatted(needs, change.form() == Form.ALONE ? "    atomic = False\n" : "", operations));
    }

    private static String name(Change change) {
        return "00" + change.number() + "_" + change.word();
    }

    private static String dependency(Change change) {
        return "(\"shop\", \"" + name(change) + "\")";
    }

    @Override
    public Optional<MigrationProject> branch(Path root, List<Change> changes, Change late) throws IOException {
        MigrationProject project = write(root, changes);
        write(new ProjectFolder(root), late, dependency(changes.get(0)));
        return Optional.of(project);
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return manage(folder, address, "migrate", "--no-input");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        String target = applied.size() == 1 ? "zero" : name(applied.get(applied.size() - 2));
        return Optional.of(manage(folder, address, "migrate", "shop", target));
    }

    private static Command manage(Path folder, DatabaseAddress address, String... words) {
        return Surroundings.command(
                        folder, address, folder.resolve(".venv/bin/python").toString(), "manage.py")
                .with(words);
    }

    @Override
    public String history() {
        return "SELECT name FROM django_migrations WHERE app = 'shop' ORDER BY id";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(Form.ALONE, "atomic = False");
    }
}
