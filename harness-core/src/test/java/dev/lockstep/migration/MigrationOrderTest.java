package dev.lockstep.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationOrderTest {

    private static final MigrationId ONE = new MigrationId("1");
    private static final MigrationId TWO = new MigrationId("2");
    private static final MigrationId THREE = new MigrationId("3");

    private final MigrationOrder order = new MigrationOrder(
            "goose",
            List.of(
                    migration(ONE, new Reversal.Reversible()),
                    migration(TWO, new Reversal.DownMissing("there is no 2.down.sql")),
                    migration(THREE, new Reversal.Irreversible("the old values are gone"))));

    @Test
    void lets_the_oldest_go_up_and_the_newest_go_down() {
        assertThat(order.faultOfApplying(ONE, List.of())).isEmpty();
        assertThat(order.faultOfApplying(TWO, List.of(ONE))).isEmpty();
        assertThat(order.faultOfReverting(ONE, List.of(ONE))).isEmpty();
    }

    @Test
    void refuses_to_apply_out_of_order() {
        assertThat(order.faultOfApplying(TWO, List.of()).orElseThrow().text())
                .isEqualTo(
                        """
                        goose cannot apply 2 now
                          said:   the oldest migration that is not applied is 1
                          remedy: apply 1 first""");
    }

    @Test
    void refuses_to_apply_twice() {
        assertThat(order.faultOfApplying(ONE, List.of(ONE)).orElseThrow().text())
                .isEqualTo("""
                        goose cannot apply 1 now
                          said:   1 is applied already""");
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThat(order.faultOfReverting(new MigrationId("9"), List.of())
                        .orElseThrow()
                        .text())
                .isEqualTo("""
                        goose has no migration 9
                          said:   the project's migrations: 1, 2, 3""");
    }

    @Test
    void refuses_to_revert_out_of_order() {
        assertThat(order.faultOfReverting(ONE, List.of(ONE, TWO)).orElseThrow().text())
                .isEqualTo(
                        """
                        goose cannot revert 1 now
                          said:   the newest migration that is applied is 2
                          remedy: revert 2 first""");
    }

    @Test
    void refuses_to_revert_what_is_not_applied() {
        assertThat(order.faultOfReverting(TWO, List.of(ONE)).orElseThrow().text())
                .isEqualTo("""
                        goose cannot revert 2 now
                          said:   2 is not applied""");
    }

    @Test
    void says_why_there_is_no_down() {
        assertThat(order.faultOfReverting(TWO, List.of(ONE, TWO)).orElseThrow().text())
                .isEqualTo(
                        """
                        goose cannot revert 2
                          where:  2.sql
                          said:   there is no 2.down.sql
                          remedy: write a down, or declare the migration irreversible with the reason""");
        assertThat(order.faultOfReverting(THREE, List.of(ONE, TWO, THREE))
                        .orElseThrow()
                        .text())
                .isEqualTo(
                        """
                        goose cannot revert 3
                          where:  3.sql
                          said:   irreversible because the old values are gone""");
    }

    private static Migration migration(MigrationId id, Reversal reversal) {
        return new Migration(id, id.value(), SourceLocation.of(Path.of(id + ".sql")), reversal);
    }
}
