package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.ServerChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs real containers. The image is one from a registry, or the one that .ci/container-image.sh builds. */
class ContainerServerIT {

    private static final String IMAGE = "postgres:17";

    @Test
    void runs_the_image_that_is_asked_for() {
        requireImage();

        try (DatabaseServer server = new ServerStarter().start(new ServerChoice.Container(IMAGE));
                Database database = server.create("orders")) {
            Sql sql = new Sql(database);
            sql.run("CREATE TABLE orders (id int)");
            try (Database.Template saved = database.save()) {
                sql.run("DROP TABLE orders");
                database.restore(saved);
            }

            assertThat(sql.ask("SELECT count(*) FROM orders")).isEqualTo("0");
            assertThat(server.majorVersion()).isEqualTo(17);
            assertThat(server.description())
                    .isEqualTo("PostgreSQL " + server.version() + " in a container of postgres:17");
            assertThat(sql.ask("SHOW fsync")).isEqualTo("off");
            assertThat(sql.ask("SHOW wal_level")).isEqualTo("replica");
        }
        assertThat(docker("ps", "--all", "--quiet", "--filter", "ancestor=" + IMAGE)
                        .output())
                .isEmpty();
    }

    @Test
    void says_so_when_the_image_is_missing() {
        requireImage();

        assertThatThrownBy(() -> ContainerServer.start("postgres:no-such-tag"))
                .hasMessageStartingWith(
                        """
                        the image of the PostgreSQL container cannot be had
                          where:  postgres:no-such-tag
                          said:""")
                .hasMessageEndingWith(
                        "\n  remedy: correct the image's name, or make it known to Docker: docker pull postgres:no-such-tag");
    }

    private static void requireImage() {
        if (docker("info").exitCode() != 0) {
            Need.missing("Docker does not answer, so no container was started");
        }
        if (docker("image", "inspect", IMAGE).exitCode() != 0
                && docker("pull", IMAGE).exitCode() != 0) {
            Need.missing("there is no image " + IMAGE + " and no registry; .ci/container-image.sh builds one");
        }
        boolean builtHere = docker("image", "inspect", "--format", "{{json .Config.Labels}}", IMAGE)
                .output()
                .contains("dev.lockstep.image");
        if (builtHere && !"true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            Need.missing("Testcontainers would try for minutes to pull its Ryuk image where there is no registry; set"
                    + " TESTCONTAINERS_RYUK_DISABLED=true and TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1");
        }
    }

    private static Command.Result docker(String... words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return new Command(command).run(Duration.ofMinutes(2));
    }
}
