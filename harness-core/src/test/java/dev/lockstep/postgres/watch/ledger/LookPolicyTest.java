package dev.lockstep.postgres.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookPolicyTest {

    private static final long SHORT = 100_000;
    private static final long LONG = 50_000_000;

    private final LookPolicy policy = new LookPolicy(Set.of("orders"), () -> false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD COLUMN note text",
                "LOCK TABLE orders",
                "DO $$BEGIN END$$",
                "CALL backfill()",
                "SELECT backfill_orders(1000)",
                "SELECT pg_advisory_lock(1)",
                "SELECT id INTO copy FROM orders",
                "ROLLBACK TO SAVEPOINT before",
                "COMMIT AND CHAIN",
                "SET CONSTRAINTS ALL IMMEDIATE",
                "EXPLAIN ANALYZE DELETE FROM orders",
                "BEGIN; DROP TABLE orders; COMMIT",
                "whatever comes next"
            })
    void looks_every_time_where_any_lock_can_be_taken_or_let_go(String sql) {
        for (int time = 0; time < 50; time++) {
            assertThat(policy.judge(sql, 0).wantsLook()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET lock_timeout = '1s'",
                "SHOW server_version",
                "BEGIN",
                "START TRANSACTION",
                "SAVEPOINT before",
                "RELEASE SAVEPOINT before",
                "RESET ALL",
                ""
            })
    void never_looks_after_what_takes_nothing(String sql) {
        LookPolicy.Judgement judgement = policy.judge(sql, 0);

        assertThat(judgement.wantsLook()).isFalse();
        assertThat(judgement.kind()).isEqualTo(Flight.Kind.HARMLESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "ROLLBACK", "END", "ABORT"})
    void knows_the_end_of_a_transaction(String sql) {
        LookPolicy.Judgement judgement = policy.judge(sql, 0);

        assertThat(judgement.endsTransaction()).isTrue();
        assertThat(judgement.wantsLook()).isFalse();
    }

    @Test
    void stops_to_look_at_a_select_that_comes_again_and_again() {
        String sql = "SELECT count(*) FROM orders WHERE id IN (1, 2)";

        assertThat(looksOutOf(100, sql, SHORT)).isEqualTo(3);
        assertThat(policy.judge("SELECT id FROM customers", 0).wantsLook()).isTrue();
    }

    @Test
    void stops_to_look_at_a_short_write_that_comes_again_and_again_until_the_block_is_over() {
        String sql = "INSERT INTO orders VALUES (1, 'x')";

        assertThat(looksOutOf(100, sql, SHORT)).isEqualTo(5);
        policy.blockEnded();
        assertThat(looksOutOf(100, sql, SHORT)).isEqualTo(5);
    }

    @Test
    void goes_on_looking_at_a_write_that_takes_long() {
        assertThat(looksOutOf(100, "UPDATE orders SET note = 'x' WHERE id < 1000", LONG))
                .isEqualTo(100);
    }

    @Test
    void looks_in_a_crowded_transaction_only_where_something_from_before_is_named() {
        assertThat(policy.judge("CREATE TABLE fresh (id int)", 1_000).wantsLook())
                .isFalse();
        assertThat(policy.judge("CREATE TABLE fresh (id int REFERENCES \"Orders\")", 1_000)
                        .wantsLook())
                .isTrue();
        assertThat(policy.judge("DROP TABLE fresh CASCADE", 1_000).wantsLook()).isTrue();
        assertThat(policy.judge("DO $$BEGIN END$$", 1_000).wantsLook()).isTrue();
    }

    private int looksOutOf(int times, String sql, long nanos) {
        int looks = 0;
        for (int time = 0; time < times; time++) {
            LookPolicy.Judgement judgement = policy.judge(sql, 0);
            policy.learn(judgement, nanos);
            looks += judgement.wantsLook() ? 1 : 0;
        }
        return looks;
    }
}
