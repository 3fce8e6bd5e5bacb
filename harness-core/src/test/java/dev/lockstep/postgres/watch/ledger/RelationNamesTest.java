package dev.lockstep.postgres.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockTarget.Kind;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelationNamesTest {

    private static final ObjectName ORDERS = new ObjectName("shop", "orders");

    private final RelationNames names = new RelationNames(List.of(
            List.of("20001", "shop", "orders", "r", "0"),
            List.of("20002", "shop", "orders_pkey", "i", "20001"),
            List.of("20003", "pg_toast", "pg_toast_20001", "t", "0"),
            List.of("20004", "pg_toast", "pg_toast_20001_index", "i", "20003"),
            List.of("20005", "shop", "orders_id_seq", "S", "20001"),
            List.of("20006", "public", "Order Lines", "v", "0")));

    @Test
    void fold_indexes_toast_and_owned_sequences_into_their_table() {
        assertThat(names.target(20_002)).isEqualTo(new LockTarget(Kind.INDEX, "shop.orders_pkey", Optional.of(ORDERS)));
        assertThat(names.target(20_003).table()).contains(ORDERS);
        assertThat(names.target(20_004).table()).contains(ORDERS);
        assertThat(names.target(20_005))
                .isEqualTo(new LockTarget(Kind.SEQUENCE, "shop.orders_id_seq", Optional.of(ORDERS)));
    }

    @Test
    void keep_the_first_name_of_a_relation() {
        names.learn(List.of(
                List.of("20001", "shop", "old_orders", "r", "0"), List.of("20010", "shop", "orders", "r", "0")));

        assertThat(names.target(20_001).name()).isEqualTo("shop.orders");
        assertThat(names.target(20_010).name()).isEqualTo("shop.orders");
    }

    @Test
    void say_so_where_a_relation_came_and_went() {
        assertThat(names.unknown(Set.of(20_001L, 30_000L))).containsExactly(30_000L);
        assertThat(names.target(30_000))
                .isEqualTo(new LockTarget(
                        Kind.OTHER_RELATION, "a relation that was made and dropped meanwhile", Optional.empty()));
    }

    @Test
    void know_what_was_there_before_the_step() {
        assertThat(names.newest()).isEqualTo(20_006);
        assertThat(names.oldWords()).contains("orders", "order", "lines", "orders_pkey");
    }
}
