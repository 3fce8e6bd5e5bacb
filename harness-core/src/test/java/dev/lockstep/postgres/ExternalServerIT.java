package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.ServerChoice;
import dev.lockstep.spi.ServerChoice.Disposable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An embedded server plays the one that is already there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalServerIT {

    private final EmbeddedServer theirs = EmbeddedServer.start(18);
    private final Database database = theirs.create("theirs");
    private final DatabaseAddress address = database.address();
    private final Sql sql = new Sql(database);

    @AfterEach
    void takeTheMarkAway() {
        sql.run("DROP DATABASE IF EXISTS lockstep_disposable");
    }

    @AfterAll
    void stop() {
        theirs.close();
    }

    @Test
    void is_used_when_the_user_and_the_server_say_that_it_is_disposable() {
        mark();

        try (DatabaseServer server = start(Disposable.YES);
                Database created = server.create("orders")) {
            assertThat(server.description()).isEqualTo("external PostgreSQL " + theirs.version());
            assertThat(server.majorVersion()).isEqualTo(18);
            assertThat(new Sql(created).ask("SELECT current_database()")).startsWith("lockstep_orders_");
        }
        assertThat(sql.ask("SELECT count(*) FROM pg_database WHERE datname LIKE 'lockstep_orders_%'"))
                .isEqualTo("0");
    }

    @Test
    void is_refused_without_the_users_word() {
        mark();
        String before = databases();

        assertThatThrownBy(() -> start(Disposable.NOT_SAID))
                .hasMessage(
                        """
                        an external server is only used if you say that nothing on it is worth keeping
                          where:  %s
                          remedy: if that is so, set lockstep.disposable=true and run there: CREATE DATABASE lockstep_disposable"""
                                .formatted(place()));
        assertThat(databases()).isEqualTo(before);
    }

    @Test
    void is_refused_without_the_servers_mark() {
        String before = databases();

        assertThatThrownBy(() -> start(Disposable.YES))
                .hasMessage(
                        """
                        the external server is not marked as disposable
                          where:  postgres@%s
                          said:   it has no database named lockstep_disposable
                          remedy: if nothing on it is worth keeping, run there: CREATE DATABASE lockstep_disposable"""
                                .formatted(place()));
        assertThat(databases()).isEqualTo(before);
    }

    @Test
    void is_refused_with_a_wrong_password() {
        mark();

        assertThatThrownBy(() -> ExternalServer.connect(
                        new ServerChoice.External(address.jdbcUrl(), "postgres", "guessed", Disposable.YES)))
                .hasMessage(
                        """
                        the server refuses the user or the password
                          where:  postgres@%s
                          said:   FATAL: password authentication failed for user "postgres"
                          remedy: correct user and password, or the server's pg_hba.conf"""
                                .formatted(place()));
    }

    @Test
    void is_refused_when_it_cannot_be_reached() {
        int nobody = new FreePorts().getAsInt();

        assertThatThrownBy(() -> ExternalServer.connect(new ServerChoice.External(
                        "jdbc:postgresql://127.0.0.1:" + nobody + "/orders", "anna", "secret", Disposable.YES)))
                .hasMessage(
                        """
                        the server cannot be reached
                          where:  anna@127.0.0.1:%1$d/orders
                          said:   Connection to 127.0.0.1:%1$d refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
                          remedy: start it, or correct host and port"""
                                .formatted(nobody));
    }

    @Test
    void is_refused_when_the_database_of_the_address_is_missing() {
        assertThatThrownBy(() -> ExternalServer.connect(new ServerChoice.External(
                        "jdbc:postgresql://127.0.0.1:" + address.port() + "/missing",
                        "postgres",
                        address.password(),
                        Disposable.YES)))
                .hasMessage(
                        """
                        the server has no such database
                          where:  postgres@127.0.0.1:%d/missing
                          said:   FATAL: database "missing" does not exist
                          remedy: correct the database's name"""
                                .formatted(address.port()));
    }

    @Test
    void is_refused_when_the_role_may_not_create_databases() {
        mark();
        sql.run("CREATE ROLE \"Anna\" LOGIN PASSWORD 'secret'");

        assertThatThrownBy(() -> ExternalServer.connect(
                        new ServerChoice.External(address.jdbcUrl(), "Anna", "secret", Disposable.YES)))
                .hasMessage(
                        """
                        the role may not create databases
                          where:  Anna@%s
                          remedy: run there: ALTER ROLE "Anna" CREATEDB"""
                                .formatted(place()));
    }

    @Test
    void serves_a_role_that_may_do_nothing_but_create_databases() {
        mark();
        sql.run("CREATE ROLE anna LOGIN CREATEDB PASSWORD 'secret'");

        try (DatabaseServer server = new ServerStarter()
                        .start(new ServerChoice.External(address.jdbcUrl(), "anna", "secret", Disposable.YES));
                Database created = server.create("orders")) {
            new Sql(created).run("CREATE TABLE orders (id int)");
            try (Database.Template saved = created.save()) {
                new Sql(created).run("DROP TABLE orders");
                created.restore(saved);
            }
            assertThat(new Sql(created).ask("SELECT count(*) FROM orders")).isEqualTo("0");
        }
    }

    @Test
    void is_swept_of_what_dead_runs_left_and_of_nothing_else() {
        mark();
        sql.run("CREATE DATABASE lockstep_orders_0123456789_3");
        sql.run("CREATE DATABASE lockstep_orders");
        sql.run("CREATE DATABASE their_lockstep_orders_0123456789_3");
        try (DatabaseServer living = start(Disposable.YES);
                Database inUse = living.create("orders");
                Database.Template savedToo = inUse.save()) {

            start(Disposable.YES).close();

            assertThat(databases().split(" "))
                    .doesNotContain("lockstep_orders_0123456789_3")
                    .contains("lockstep_orders", "their_lockstep_orders_0123456789_3", "lockstep_disposable")
                    .contains(inUse.address().database(), savedToo.toString());
        }
    }

    private DatabaseServer start(Disposable disposable) {
        return new ServerStarter()
                .start(new ServerChoice.External(address.jdbcUrl(), "postgres", address.password(), disposable));
    }

    private void mark() {
        sql.run("CREATE DATABASE lockstep_disposable");
    }

    private String place() {
        return "127.0.0.1:" + address.port() + "/" + address.database();
    }

    private String databases() {
        return sql.ask("SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database");
    }
}
