package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileCommandIT {

    @TempDir
    Path folder;

    private DatabaseServer server;
    private Database database;

    @BeforeAll
    void start() throws SQLException {
        server = EmbeddedServer.start(18);
        database = server.create("production");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE people (id int PRIMARY KEY, name text); INSERT INTO people SELECT g, 'Ann ' || g % 3 FROM"
                            + " generate_series(1, 500) g; ANALYZE people; CREATE TABLE fresh (id int)");
        }
    }

    @AfterAll
    void stop() {
        database.close();
        server.close();
    }

    @Test
    void a_profile_is_written_and_what_is_missing_in_it_told() throws IOException {
        Path file = folder.resolve("below/prod.profile.json");

        Told told = profile("--output", file.toString());

        assertThat(told)
                .isEqualTo(new Told(
                        0,
                        """
                        2 tables, 2 of 3 columns with statistics: %s
                          fresh: it has no statistics of its columns: never analysed, or empty when it was
                        """
                                .formatted(file),
                        ""));
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        assertThat(root.path("tables").get(1).path("rows").asInt()).isEqualTo(500);
        assertThat(Files.readString(file)).doesNotContain("Ann");
    }

    @Test
    void it_can_go_to_standard_output_with_values_that_were_allowed() throws IOException {
        Told told = profile("--output", "-", "--allow-values", "people.name", "--schema", "public");

        assertThat(told.code()).isZero();
        assertThat(told.err()).startsWith("2 tables, 2 of 3 columns with statistics\n");
        assertThat(new ObjectMapper()
                        .readTree(told.out())
                        .path("tables")
                        .get(1)
                        .path("columns")
                        .get(1)
                        .path("commonValues"))
                .hasSize(3);
        assertThat(told.out()).contains("Ann 1");
    }

    @Test
    void what_is_wrong_is_told_with_a_remedy() {
        String nowhere = database.address().jdbcUrl().replace("production", "nowhere");

        assertThat(Told.by(
                        "profile",
                        "--url",
                        nowhere,
                        "--user",
                        database.address().user()))
                .satisfies(told -> {
                    assertThat(told.code()).isEqualTo(2);
                    assertThat(told.err())
                            .startsWith(
                                    "the server cannot be reached, or does not let this role in\n  where:  " + nowhere)
                            .contains("remedy: correct --url and --user;");
                });
        assertThat(profile("--statement-timeout", "soon").err())
                .isEqualTo(
                        """
                        --statement-timeout = soon: not a duration; write a number with ms, s, m or h, for instance 30s
                        remedy: see lockstep profile --help
                        """);
        assertThat(profile("--schema", "shop").err()).startsWith("there is no schema shop\n");
    }

    private Told profile(String... arguments) {
        DatabaseAddress address = database.address();
        String[] all = new String[arguments.length + 3];
        all[0] = "profile";
        all[1] = "--url";
        all[2] = "postgres://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.database();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Told.by(all);
    }
}
