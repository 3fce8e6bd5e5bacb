package dev.lockstep.postgres.watch.waits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.SessionOpener;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sessions that the server ends when they are in and before they can say a word, as a migration may that ends all others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedAtLoginIT {

    /** The first major version that can do something at a login. */
    private static final int MAJOR = 18;

    private EmbeddedServer server;
    private Database database;
    private WatchedTool tool;

    @BeforeAll
    void startServer() {
        server = EmbeddedServer.start(MAJOR);
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        database = server.create("orders");
        try (Session session = Session.in(database)) {
            session.run("CREATE ROLE unlucky LOGIN SUPERUSER PASSWORD 'secret'");
            session.run(
                    """
                    CREATE FUNCTION throw_out() RETURNS event_trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF session_user = 'unlucky' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                    END $$""");
            session.run("CREATE EVENT TRIGGER throw_out ON login EXECUTE FUNCTION throw_out()");
        }
        tool = new WatchedTool(server, database);
        tool.start();
    }

    @AfterEach
    void close() throws SQLException {
        tool.close();
        try (Session session = Session.in(database)) {
            session.run("DROP EVENT TRIGGER throw_out");
            session.run("DROP ROLE unlucky");
        }
        database.close();
    }

    @Test
    void one_of_the_harness_is_no_stranger() throws Exception {
        try (Session migrator = tool.session()) {
            assertThatThrownBy(() -> new SessionOpener(unlucky()).open()).isInstanceOf(LockstepException.class);
            migrator.run("SELECT 1");

            assertThat(tool.stop().problems()).isEmpty();
        }
    }

    @Test
    void any_other_is_told() throws Exception {
        try (Session migrator = tool.session()) {
            assertThatThrownBy(() -> DriverManager.getConnection(unlucky().jdbcUrl(), "unlucky", "secret"))
                    .hasMessageContaining("terminating connection");
            migrator.run("SELECT 1");

            assertThat(tool.stop().problems()).singleElement().satisfies(problem -> assertThat(problem.evidence())
                    .singleElement()
                    .asString()
                    .matches("session \\d+ of user unlucky, application_name \"\""));
        }
    }

    private DatabaseAddress unlucky() {
        DatabaseAddress ours = database.address();
        return new DatabaseAddress(ours.host(), ours.port(), ours.database(), "unlucky", "secret");
    }
}
