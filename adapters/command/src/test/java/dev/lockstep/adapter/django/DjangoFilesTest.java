package dev.lockstep.adapter.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DjangoFilesTest {

    private static final String MANAGE =
            "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\nfrom django.core.management import x\n";

    @TempDir
    Path root;

    @Test
    void a_manage_py_is_enough() throws IOException {
        file("manage.py", MANAGE);

        assertThat(DjangoFiles.detect(root).map(MigrationProject::foundBecause))
                .contains("it holds manage.py, which names shop.settings");
    }

    @Test
    void a_manage_py_in_a_usual_folder_is_remembered() throws IOException {
        file("backend/manage.py", MANAGE);

        assertThat(DjangoFiles.detect(root)).hasValueSatisfying(project -> {
            assertThat(project.foundBecause()).isEqualTo("it holds backend/manage.py, which names shop.settings");
            assertThat(project.settings()).isEqualTo(Map.of("manage", "backend/manage.py"));
        });
    }

    @Test
    void who_points_at_the_migrations_of_an_app_means_the_project_above_them() throws IOException {
        file("manage.py", MANAGE);
        file("apps/orders/migrations/0001_initial.py", "from django.db import migrations\n");

        assertThat(DjangoFiles.detect(root.resolve("apps/orders/migrations"))).hasValueSatisfying(project -> {
            assertThat(project.root()).isEqualTo(root);
            assertThat(project.foundBecause()).isEqualTo("manage.py lies above its migrations");
        });
    }

    @Test
    void a_manage_py_of_something_else_is_left_alone() throws IOException {
        file("manage.py", "from flask_script import Manager\n");
        file("migrations/0001_initial.py", "print('hello')\n");

        assertThat(DjangoFiles.detect(root)).isEmpty();
        assertThat(DjangoFiles.detect(root.resolve("migrations"))).isEmpty();
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
