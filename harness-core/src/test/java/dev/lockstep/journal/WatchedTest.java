package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.Measure;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.WatchedBuilder;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchedTest {

    @Test
    void bookkeeping_is_left_out_of_what_was_held_and_done_but_its_statements_stay() {
        Watched watched = WatchedBuilder.with("orders", 20_000)
                .table("history", 3)
                .statement("INSERT INTO history VALUES (7)", 1)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 1)
                .holds(LockMode.EXCLUSIVE, "history", 1)
                .holds(LockMode.ACCESS_SHARE, WatchedBuilder.index("history_pkey", "history"), Measure.NONE, 1)
                .scans("history", 3)
                .rewrites(LockTarget.Kind.TABLE, "history", "history")
                .builds("history_idx", "history")
                .inserts("history", 1)
                .watched();

        Watched without = watched.without(Set.of(ObjectName.inPublic("history")));

        assertThat(without.relations()).extracting(RelationSeen::name).containsExactly("orders");
        assertThat(without.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.sql()).isEqualTo("INSERT INTO history VALUES (7)");
            assertThat(statement.locks())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.target().name()).isEqualTo("orders"));
            assertThat(statement.effects().scans()).isEmpty();
            assertThat(statement.effects().rewrites()).isEmpty();
            assertThat(statement.effects().indexes()).isEmpty();
            assertThat(statement.effects().written()).isEmpty();
        });
        assertThat(watched.without(Set.of())).isEqualTo(watched);
    }
}
