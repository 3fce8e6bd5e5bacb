package dev.lockstep.postgres.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionLedgerTest {

    private static final LockKey ORDERS = LockKey.onRelation(20_001, LockMode.ACCESS_EXCLUSIVE);
    private static final LockKey ITEMS = LockKey.onRelation(20_002, LockMode.SHARE);
    private static final LockKey NEWER = LockKey.onRelation(30_000, LockMode.ACCESS_EXCLUSIVE);
    private static final LockKey ADVISORY = LockKey.onAdvisory("42", LockMode.EXCLUSIVE);
    private static final long OLD_ONES = 25_000;

    private final SessionLedger ledger = new SessionLedger(0);

    @Test
    void holds_a_lock_until_the_end_of_the_transaction_and_not_of_its_statement() {
        send(1, 100);
        stoodStill(1, 200, 210, ORDERS);
        readyInTransaction(220);
        send(2, 900);
        stoodStill(2, 950, 960, ORDERS, ITEMS);
        readyInTransaction(970);
        ledger.ending(1_000);
        send(3, 1_000);
        ledger.answered(3);
        ledger.ready('I', 1_050);

        assertThat(finished())
                .containsExactly(
                        new HeldLock(1, ORDERS, 100, 200, 1_000, 1_050, 0, 100, LockHold.Source.EXACT),
                        new HeldLock(2, ITEMS, 900, 950, 1_000, 1_050, 0, 50, LockHold.Source.EXACT));
    }

    @Test
    void bounds_an_autocommitted_statement_by_the_look_before_its_sync() {
        send(1, 100);
        stoodStill(1, 200, 210, ORDERS);
        ledger.ending(230);
        ledger.ready('I', 300);

        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 100, 200, 230, 300, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void bounds_the_acquisition_within_a_long_statement_by_the_samples() {
        send(1, 100);
        sampled(1_000, 1_010);
        sampled(2_000, 2_010, ORDERS);
        sampled(3_000, 3_010, ORDERS);
        stoodStill(1, 5_000, 5_010, ORDERS);
        ledger.ending(5_020);
        ledger.ready('I', 5_100);

        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 1_000, 2_010, 5_020, 5_100, 0, 1_010, LockHold.Source.EXACT));
    }

    @Test
    void measures_a_wait_that_samples_saw() {
        send(1, 100);
        sampledWaiting(1_000, 1_010, ORDERS);
        sampledWaiting(2_000, 2_010, ORDERS);
        stoodStill(1, 2_500, 2_510, ORDERS);
        ledger.ready('I', 2_600);

        assertThat(finished()).singleElement().satisfies(hold -> {
            assertThat(hold.acquiredFrom()).isEqualTo(2_000);
            assertThat(hold.waitedAtLeast()).isEqualTo(990);
            assertThat(hold.waitedAtMost()).isEqualTo(2_400);
        });
    }

    @Test
    void forgets_a_wait_that_was_given_up() {
        send(1, 100);
        sampledWaiting(1_000, 1_010, ORDERS);
        sampled(2_000, 2_010);
        sampled(3_000, 3_010, ORDERS);
        ledger.answered(1);
        ledger.ready('I', 3_600);

        assertThat(finished()).singleElement().satisfies(hold -> {
            assertThat(hold.waitedAtLeast()).isZero();
            assertThat(hold.waitedAtMost()).isEqualTo(1_010);
        });
    }

    @Test
    void throws_away_a_sample_that_straddles_the_end_of_a_transaction() {
        send(1, 100);
        stoodStill(1, 200, 210, ORDERS);
        ledger.ending(230);
        ledger.ready('I', 300);
        send(2, 310);

        sampled(295, 320, ORDERS);

        ledger.answered(2);
        ledger.ready('I', 400);
        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 100, 200, 230, 300, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void does_not_take_a_lock_for_gone_that_was_granted_while_a_sample_was_read() {
        send(1, 100);
        LockLook began = look(190, 400);
        stoodStill(1, 200, 210, ORDERS);

        ledger.sampled(began);
        ledger.sampled(look(390, 420, ORDERS));

        readyInTransaction(430);
        assertThat(ledger.size()).isEqualTo(1);
    }

    @Test
    void sees_a_lock_go_when_its_savepoint_is_rolled_back() {
        send(1, 100);
        stoodStill(1, 200, 210, ITEMS);
        readyInTransaction(220);
        send(2, 300);
        stoodStill(2, 350, 360, ITEMS, ORDERS);
        readyInTransaction(370);
        send(3, 500);
        stoodStill(3, 550, 560, ITEMS);
        readyInTransaction(570);
        ledger.ending(800);
        ledger.ready('I', 900);

        assertThat(finished())
                .containsExactly(
                        new HeldLock(2, ORDERS, 300, 350, 500, 550, 0, 50, LockHold.Source.EXACT),
                        new HeldLock(1, ITEMS, 100, 200, 800, 900, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void does_not_believe_in_locks_after_a_failure_until_it_has_looked() {
        send(1, 100);
        stoodStill(1, 200, 210, ORDERS);
        readyInTransaction(220);
        send(2, 300);
        ledger.answered(2);
        ledger.ready('E', 400);

        boolean wanted = ledger.wantsLook();
        ledger.rested(look(410, 420));
        send(3, 900);
        ledger.answered(3);
        ledger.ready('I', 1_000);

        assertThat(wanted).isTrue();
        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 100, 200, 300, 410, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void does_not_take_the_server_for_idle_while_it_may_be_rolling_back() {
        send(1, 100);
        ledger.answered(1);
        boolean wantedAfterTheError = ledger.wantsLook();
        ledger.ending(210);
        ledger.ready('E', 300);

        assertThat(wantedAfterTheError).isFalse();
        assertThat(ledger.wantsLook()).isTrue();
    }

    @Test
    void ends_the_locks_of_a_failed_statement_that_only_samples_saw_when_the_server_is_ready_again() {
        send(1, 100);
        sampled(1_000, 1_010, ORDERS);
        ledger.answered(1);
        ledger.ready('I', 1_500);

        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 100, 1_010, 1_000, 1_500, 0, 910, LockHold.Source.SAMPLED));
    }

    @Test
    void does_not_vouch_for_locks_across_statements_it_did_not_look_at() {
        send(1, 100);
        stoodStill(1, 200, 210, ORDERS);
        readyInTransaction(220);
        send(2, 300);
        ledger.answered(2);
        readyInTransaction(400);

        boolean wanted = ledger.wantsLook();
        ledger.ending(900);
        ledger.ready('I', 1_000);

        assertThat(wanted).isTrue();
        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 100, 200, 300, 1_000, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void vouches_for_locks_across_statements_that_cannot_touch_them() {
        send(1, 100);
        stoodStill(1, 200, 210, ORDERS);
        readyInTransaction(220);
        ledger.sending(new Flight(2, Flight.Kind.HARMLESS, 300));
        ledger.answered(2);
        readyInTransaction(400);
        ledger.ending(900);
        ledger.ready('I', 1_000);

        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 100, 200, 900, 1_000, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void keeps_an_advisory_lock_of_the_session_beyond_its_transaction() {
        send(1, 100);
        stoodStill(1, 200, 210, ADVISORY, ORDERS);
        ledger.ending(230);
        ledger.ready('I', 300);
        boolean wanted = ledger.wantsLook();
        ledger.rested(look(310, 320, ADVISORY));
        send(2, 800);
        stoodStill(2, 850, 860);
        ledger.ready('I', 900);

        assertThat(wanted).isTrue();
        assertThat(finished())
                .containsExactly(
                        new HeldLock(1, ORDERS, 100, 200, 230, 300, 0, 100, LockHold.Source.EXACT),
                        new HeldLock(1, ADVISORY, 100, 200, 800, 850, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void tells_the_holds_of_a_statement_with_several_transactions_apart_as_far_as_samples_go() {
        ledger.sending(new Flight(1, Flight.Kind.SEVERAL_TRANSACTIONS, 100));
        sampled(1_000, 1_010, ORDERS);
        sampled(2_000, 2_010);
        sampled(3_000, 3_010, ORDERS);
        ledger.answered(1);
        ledger.ready('I', 3_500);

        assertThat(finished())
                .containsExactly(
                        new HeldLock(1, ORDERS, 100, 1_010, 1_000, 2_010, 0, 910, LockHold.Source.SAMPLED),
                        new HeldLock(1, ORDERS, 2_000, 3_010, 3_000, 3_500, 0, 1_010, LockHold.Source.SAMPLED));
    }

    @Test
    void gives_a_lock_to_the_statement_that_can_take_it_and_not_to_the_begin_sent_with_it() {
        ledger.sending(new Flight(1, Flight.Kind.HARMLESS, 100));
        send(2, 105);
        sampled(1_000, 1_010, ORDERS);
        ledger.answered(1);
        ledger.answered(2);
        ledger.ready('T', 1_200);

        assertThat(finished()).extracting(HeldLock::statement).containsExactly(2L);
    }

    @Test
    void allows_for_locks_that_were_taken_when_a_statement_was_parsed() {
        ledger.preparing(100);
        readyInTransaction(150);
        send(1, 5_000);
        stoodStill(1, 5_200, 5_210, ITEMS);
        ledger.ending(5_300);
        ledger.ready('I', 5_400);

        assertThat(finished())
                .containsExactly(new HeldLock(1, ITEMS, 100, 5_200, 5_300, 5_400, 0, 5_100, LockHold.Source.EXACT));
    }

    @Test
    void trusts_no_sample_while_two_transactions_are_on_the_wire() {
        send(1, 100);
        ledger.ending(101);
        send(2, 102);
        sampled(1_000, 1_010, ORDERS);
        ledger.answered(1);
        ledger.ready('I', 1_500);
        sampled(2_000, 2_010, ITEMS);
        ledger.answered(2);
        ledger.ready('I', 2_500);

        assertThat(finished()).isEmpty();
    }

    @Test
    void does_not_take_locks_for_gone_that_a_look_left_out() {
        send(1, 100);
        stoodStill(1, 200, 210, NEWER);
        readyInTransaction(220);
        send(2, 300);
        ledger.stoodStill(2, new LockLook(350, 360, OLD_ONES, Set.of(ORDERS), List.of()));
        ledger.answered(2);
        readyInTransaction(370);
        ledger.ending(900);
        ledger.ready('I', 1_000);

        assertThat(finished())
                .containsExactly(
                        new HeldLock(1, NEWER, 100, 200, 300, 1_000, 0, 100, LockHold.Source.EXACT),
                        new HeldLock(2, ORDERS, 300, 350, 900, 1_000, 0, 50, LockHold.Source.EXACT));
    }

    @Test
    void follows_the_locks_of_a_session_whose_client_has_left() {
        send(1, 100);
        sampled(1_000, 1_010, ORDERS);
        ledger.leaving(look(2_000, 2_010, ORDERS));
        ledger.leaving(look(3_000, 3_010));

        assertThat(finished())
                .containsExactly(new HeldLock(1, ORDERS, 100, 1_010, 2_000, 3_010, 0, 910, LockHold.Source.SAMPLED));
    }

    @Test
    void ends_what_is_still_held_when_nothing_is_looked_at_any_more() {
        send(1, 100);
        stoodStill(1, 200, 210, ORDERS);
        readyInTransaction(220);

        assertThat(ledger.finish(5_000))
                .containsExactly(new HeldLock(1, ORDERS, 100, 200, 5_000, 5_000, 0, 100, LockHold.Source.EXACT));
    }

    @Test
    void knows_what_a_session_held_before() {
        SessionLedger later = new SessionLedger(look(0, 10, ADVISORY));
        later.sending(new Flight(7, Flight.Kind.ONE_TRANSACTION, 100));
        later.stoodStill(7, look(200, 210, ADVISORY, ORDERS));

        assertThat(later.finish(500)).extracting(HeldLock::statement).containsExactly(-1L, 7L);
    }

    private void send(long statement, long nanos) {
        ledger.sending(new Flight(statement, Flight.Kind.ONE_TRANSACTION, nanos));
    }

    private void stoodStill(long statement, long from, long to, LockKey... held) {
        ledger.stoodStill(statement, look(from, to, held));
        ledger.answered(statement);
    }

    private void readyInTransaction(long nanos) {
        ledger.ready('T', nanos);
    }

    private void sampled(long from, long to, LockKey... held) {
        ledger.sampled(look(from, to, held));
    }

    private void sampledWaiting(long from, long to, LockKey asked) {
        ledger.sampled(new LockLook(from, to, LockLook.EVERYTHING, Set.of(), List.of(asked)));
    }

    private List<HeldLock> finished() {
        return ledger.finish(1_000_000);
    }

    private static LockLook look(long from, long to, LockKey... held) {
        return new LockLook(from, to, LockLook.EVERYTHING, Set.of(held), List.of());
    }
}
