package dev.lockstep.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole run of a project whose tables stand on those that Django's own apps bring. */
@ExtendWith(ContractServer.class)
class DjangoRunIT {

    @TempDir
    Path temporary;

    @Test
    void a_sound_project_on_the_foundation_of_djangos_apps_passes(DatabaseServer server) throws IOException {
        file(
                "manage.py",
                """
                import os, sys
                os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
                from django.core.management import execute_from_command_line
                execute_from_command_line(sys.argv)
                """);
        file(
                "settings.py",
                """
                SECRET_KEY = "x"
                INSTALLED_APPS = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
                                  "django.contrib.messages", "django.contrib.sessions", "notes"]
                MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware",
                              "django.contrib.auth.middleware.AuthenticationMiddleware",
                              "django.contrib.messages.middleware.MessageMiddleware"]
                TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {
                    "context_processors": ["django.template.context_processors.request",
                                           "django.contrib.auth.context_processors.auth",
                                           "django.contrib.messages.context_processors.messages"]}}]
                DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}
                """);
        file("notes/__init__.py", "");
        file("notes/migrations/__init__.py", "");
        file(
                "notes/migrations/0001_initial.py",
                """
                from django.conf import settings
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    initial = True
                    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
                    operations = [migrations.CreateModel("Note", [
                        ("id", models.BigAutoField(primary_key=True)),
                        ("body", models.TextField()),
                        ("author", models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)),
                    ])]
                """);
        file(
                "notes/migrations/0002_extra.py",
                """
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    dependencies = [("notes", "0001_initial")]
                    operations = [migrations.AddField("note", "extra", models.TextField(null=True))]
                """);
        Files.createSymbolicLink(
                project().resolve(".venv"), ToolKit.python("django").resolve("venv"));

        RunResult result = Lockstep.check(
                RunSettings.forProject(project())
                        .rows(20)
                        .newRows(5)
                        .reportDirectory(temporary.resolve("report"))
                        .build(),
                server);

        assertThat(result.verdict()).as(result.summary()).isInstanceOf(Verdict.Passed.class);
        assertThat(result.verdict().findings())
                .as(result.summary())
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private Path project() {
        return temporary.resolve("project");
    }

    private void file(String name, String text) throws IOException {
        Path file = project().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
