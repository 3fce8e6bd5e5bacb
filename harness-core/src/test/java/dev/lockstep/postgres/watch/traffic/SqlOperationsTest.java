package dev.lockstep.postgres.watch.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.problem.Problem;
import dev.lockstep.spi.TrafficPlan.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlOperationsTest {

    @TempDir
    Path folder;

    @Test
    void each_statement_of_a_file_is_a_request() throws IOException {
        Path file = Files.writeString(
                folder.resolve("traffic.sql"),
                """
                -- the orders page
                SELECT *
                FROM orders ORDER BY id DESC LIMIT 10;
                UPDATE orders SET note = 'a;b' WHERE id = 1;
                SELECT first_name, last_name, street, city, country FROM customers WHERE id = 7
                """);

        SqlOperations read = SqlOperations.read(file);

        assertThat(read.faults()).isEmpty();
        assertThat(read.operations())
                .extracting(Operation::name)
                .containsExactly(
                        "SELECT * FROM orders ORDER BY id DESC LIMIT 10",
                        "UPDATE orders SET note = 'a;b' WHERE id = 1",
                        "SELECT first_name, last_name, street, city, country FROM cu…");
    }

    @Test
    void a_missing_file_is_a_fault() {
        SqlOperations read = SqlOperations.read(folder.resolve("nowhere.sql"));

        assertThat(read.operations()).isEmpty();
        assertThat(read.faults())
                .extracting(Problem::text)
                .containsExactly(
                        """
                        the file of the traffic is missing
                          where:  %s
                          remedy: write the statements that your application sends, each with a semicolon after it"""
                                .formatted(folder.resolve("nowhere.sql")));
    }

    @Test
    void a_file_without_a_statement_is_a_fault() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.sql"), "-- nothing yet\n");

        assertThat(SqlOperations.read(file).faults())
                .extracting(Problem::text)
                .containsExactly(
                        """
                        the traffic has no statement
                          where:  %s
                          remedy: write the statements that your application sends, each with a semicolon after it"""
                                .formatted(file));
    }

    @Test
    void what_would_keep_its_writes_is_a_fault() {
        SqlOperations cut = SqlOperations.cut("BEGIN; DELETE FROM orders; COMMIT; VACUUM orders", "traffic.sql");

        assertThat(cut.operations()).extracting(Operation::name).containsExactly("DELETE FROM orders");
        assertThat(cut.faults())
                .extracting(Problem::what)
                .containsExactly(
                        "the traffic controls transactions itself",
                        "the traffic controls transactions itself",
                        "the traffic has a statement that cannot run inside a transaction");
        assertThat(cut.faults().get(0).text())
                .isEqualTo(
                        """
                        the traffic controls transactions itself
                          where:  traffic.sql
                          said:   BEGIN
                          remedy: leave it out: each statement is sent in a transaction of its own, which is rolled back""");
    }
}
