package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.problem.LockstepException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerUrlTest {

    @Test
    void a_jdbc_url_stays_as_it_is_and_the_variables_fill_in_the_login() {
        ServerUrl url = ServerUrl.of(
                "jdbc:postgresql://db:5433/shop?ssl=true", Map.of("PGUSER", "ann", "PGPASSWORD", "s3cret"));

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db:5433/shop?ssl=true");
        assertThat(url.login()).containsEntry("user", "ann").containsEntry("password", "s3cret");
    }

    @Test
    void an_address_of_libpq_is_taken_apart() {
        ServerUrl url = ServerUrl.of("postgres://ann:s3%40cret@db/my%20shop?sslmode=require", Map.of("PGUSER", "bob"));

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db:5432/my%20shop?sslmode=require");
        assertThat(url.login()).containsEntry("user", "ann").containsEntry("password", "s3@cret");
    }

    @Test
    void without_an_address_the_variables_say_where() {
        assertThat(ServerUrl.of("", Map.of("PGHOST", "db", "PGPORT", "6000", "PGDATABASE", "shop"))
                        .jdbc())
                .isEqualTo("jdbc:postgresql://db:6000/shop");
        assertThatThrownBy(() -> ServerUrl.of("", Map.of()))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        it is not said which database to read
                          remedy: give --url, or set PGHOST, PGPORT, PGDATABASE and PGUSER""");
    }

    @Test
    void what_is_not_understood_is_told_without_its_password() {
        assertThatThrownBy(() -> ServerUrl.of("mysql://ann:s3cret@db/shop?password=s3cret", Map.of()))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        the address of the server is not understood
                          where:  mysql://…@db/shop?…
                          remedy: write jdbc:postgresql://host:port/database or postgres://user@host:port/database""");
        assertThat(ServerUrl.of("jdbc:postgresql://db/shop?password=s3cret", Map.of()))
                .hasToString("jdbc:postgresql://db/shop?…");
    }
}
