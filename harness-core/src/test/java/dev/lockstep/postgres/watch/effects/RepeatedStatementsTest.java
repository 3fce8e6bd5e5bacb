package dev.lockstep.postgres.watch.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedStatementsTest {

    private static final long ORDERS = 16_384;
    private static final StatementShape UPDATE = StatementShape.of("UPDATE orders SET note = 'a' WHERE id = 1");

    private final RepeatedStatements repeated = new RepeatedStatements();

    @Test
    void takes_the_rows_from_the_command_tag() {
        repeated.learn(UPDATE, Map.of(ORDERS, new Counters(1, 100, 0, 1, 0)));

        assertThat(repeated.presume(StatementShape.of("update orders set note = 'b' where id = 20"), "UPDATE 3"))
                .contains(Map.of(ORDERS, new Counters(1, 100, 0, 3, 0)));
    }

    @Test
    void knows_nothing_of_a_statement_with_other_words() {
        repeated.learn(UPDATE, Map.of(ORDERS, new Counters(1, 100, 0, 1, 0)));

        assertThat(repeated.presume(StatementShape.of("UPDATE orders SET state = 1 WHERE id = 1"), "UPDATE 3"))
                .isEmpty();
    }

    @Test
    void does_not_presume_that_a_change_of_the_schema_does_the_same_again() {
        StatementShape alter = StatementShape.of("ALTER TABLE orders ADD CHECK (id > 0)");
        repeated.learn(alter, Map.of(ORDERS, new Counters(1, 100, 0, 0, 0)));

        assertThat(repeated.presume(alter, "ALTER TABLE")).isEmpty();
    }
}
