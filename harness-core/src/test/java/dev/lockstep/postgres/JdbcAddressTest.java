package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.org:5433/orders, db.example.org:5433/orders",
        "jdbc:postgresql://localhost/orders, localhost:5432/orders",
        "jdbc:postgresql://[::1]:5432/two%20words, [::1]:5432/two words",
    })
    void reads_host_port_and_database(String url, String address) {
        assertThat(JdbcAddress.parse(url)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://localhost/orders, jdbc:mysql://localhost/orders",
        "localhost:5432, localhost:5432",
        "'jdbc:postgresql://a:1,b:2/orders', 'jdbc:postgresql://a:1,b:2/orders'",
        "jdbc:postgresql://localhost:port/orders, jdbc:postgresql://localhost:port/orders",
        "jdbc:postgresql://localhost/orders?password=secret, jdbc:postgresql://localhost/orders?…",
        "postgres://anna:secret@localhost/orders, postgres://…@localhost/orders",
    })
    void refuses_everything_else_and_repeats_no_password(String url, String repeated) {
        assertThatThrownBy(() -> JdbcAddress.parse(url))
                .hasMessage(
                        """
                        the address of the external server is not understood
                          where:  %s
                          remedy: write jdbc:postgresql://host:port/database without parameters; user and password are given on their own"""
                                .formatted(repeated));
    }
}
