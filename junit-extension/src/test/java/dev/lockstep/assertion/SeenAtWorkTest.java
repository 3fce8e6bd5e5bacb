package dev.lockstep.assertion;

import static dev.lockstep.assertion.LockstepAssertions.assertThat;
import static dev.lockstep.assertion.LockstepAssertions.on;
import static dev.lockstep.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.lockstep.lock.LockMode.ROW_EXCLUSIVE;
import static dev.lockstep.lock.LockMode.SHARE;
import static dev.lockstep.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;
import dev.lockstep.lock.Party;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SeenAtWorkTest {

    private static final String ALTER = "ALTER TABLE orders\n  ADD COLUMN note text";

    private final MigrationStep step = Samples.step(
            new Reversal.Reversible(),
            List.of(
                    seen(
                            new Step.Apply(new MigrationId("0004"), Step.Pass.FIRST),
                            statement(
                                    ALTER,
                                    effects(),
                                    List.of(waited()),
                                    hold(ACCESS_EXCLUSIVE, "orders", 11_500, 12_700),
                                    hold(SHARE_ROW_EXCLUSIVE, "customers", 3_000, 3_000),
                                    hold(ACCESS_EXCLUSIVE, "archive", 900_000, 900_000),
                                    hold(ROW_EXCLUSIVE, "items", 800_000, 800_000))),
                    seen(
                            new Step.Revert(new MigrationId("0004")),
                            statement(
                                    "DROP INDEX orders_x",
                                    Effects.NONE,
                                    List.of(),
                                    hold(ACCESS_EXCLUSIVE, "orders", 40_000, 42_000)))));

    @Test
    void what_was_seen_can_be_read_without_assertions() {
        org.assertj.core.api.Assertions.assertThat(step.statements())
                .extracting(StatementSeen::sql)
                .containsExactly(ALTER, "DROP INDEX orders_x");
        org.assertj.core.api.Assertions.assertThat(step.locks()).hasSize(5);
    }

    @Test
    void agrees_with_holds_within_the_limit_and_those_that_never_were() {
        assertThat(step)
                .heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(42))
                .heldAtMost(ACCESS_EXCLUSIVE, on("nothing"), ofMillis(1))
                .heldAtMost(ACCESS_EXCLUSIVE, ofMillis(42))
                .heldAtMost(SHARE, on("customers"), ofMillis(3));
    }

    @Test
    void lists_every_lock_where_one_was_held_too_long() {
        assertThatThrownBy(() -> assertThat(step).heldAtMost(ACCESS_EXCLUSIVE, on("ord*"), ofMillis(39)))
                .hasMessage(
                        """
                        expected 0004 to hold ACCESS EXCLUSIVE on ord* at most 39 ms, but
                          down: orders ACCESS EXCLUSIVE held 41.0 ms ± 1.0 ms, by DROP INDEX orders_x
                          up: orders ACCESS EXCLUSIVE held 12.1 ms ± 0.6 ms, by ALTER TABLE orders ADD COLUMN note text""");
        assertThatThrownBy(() -> assertThat(step).heldAtMost(SHARE, on("customers"), ofMillis(2)))
                .hasMessage(
                        """
                        expected 0004 to hold SHARE on customers at most 2 ms, but
                          up: customers SHARE ROW EXCLUSIVE held 3.0 ms ± 0.0 ms, by ALTER TABLE orders ADD COLUMN note text""");
    }

    @Test
    void a_limit_within_the_bounds_is_no_miss() {
        assertThat(step).heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(41));
    }

    @Test
    void nothing_seen_is_not_a_pass() {
        MigrationStep unseen =
                Samples.step(new Reversal.Reversible(), List.of(Samples.up("0004", Outcome.completed())));

        assertThatThrownBy(() -> assertThat(unseen).heldAtMost(ACCESS_EXCLUSIVE, ofSeconds(1)))
                .hasMessage(
                        "expected 0004 to hold ACCESS EXCLUSIVE on any table at most 1000 ms, but no statement was seen");
        assertThatThrownBy(() -> assertThat(unseen).doesNotScan(on("orders")))
                .hasMessage("expected 0004 not to scan orders, but no statement was seen");
    }

    @Test
    void names_who_was_waited_for() {
        assertThat(step).waitedAtMost(on("orders"), ofMillis(455)).waitedAtMost(on("customers"), ofMillis(1));
        assertThatThrownBy(() -> assertThat(step).waitedAtMost(ofMillis(100)))
                .hasMessage(
                        """
                        expected 0004 to wait for any lock at most 100 ms, but
                          up: orders AccessExclusiveLock waited 455 ms ± 0.0 ms behind pg_dump (pid 7), by ALTER TABLE orders ADD COLUMN note text""");
    }

    @Test
    void lists_the_traffic_that_was_blocked() {
        assertThat(step).blockedTrafficAtMost(on("orders"), ofMillis(466)).blockedTrafficAtMost(on("x"), ofMillis(1));
        assertThatThrownBy(() -> assertThat(step).blockedTrafficAtMost(on("orders"), ofMillis(100)))
                .hasMessage(
                        """
                        expected 0004 to block traffic on orders at most 100 ms, but
                          up: orders read blocked 466 ms, worst 468.5 ms of 100 requests
                          down: orders read blocked 466 ms, worst 468.5 ms of 100 requests""");
    }

    @Test
    void a_locked_table_without_traffic_says_nothing_about_traffic() {
        assertThatThrownBy(() -> assertThat(step).blockedTrafficAtMost(on("customers"), ofMillis(100)))
                .hasMessage(
                        """
                        expected 0004 to block traffic on customers at most 100 ms, but there was no traffic to block; locks seen:
                          up: customers SHARE ROW EXCLUSIVE held 3.0 ms ± 0.0 ms, by ALTER TABLE orders ADD COLUMN note text""");
    }

    @Test
    void names_the_statement_that_rewrote_or_scanned() {
        assertThat(step).doesNotRewrite(on("customers")).doesNotScan(on("items"));
        assertThatThrownBy(() -> assertThat(step).doesNotRewrite(on("orders")))
                .hasMessage(
                        """
                        expected 0004 not to rewrite orders, but
                          up: orders_pkey rewritten, 81920 bytes, by ALTER TABLE orders ADD COLUMN note text""");
        assertThatThrownBy(() -> assertThat(step).doesNotScan(on("*")))
                .hasMessage(
                        """
                        expected 0004 not to scan any table, but
                          up: orders scanned, 1000 rows, by ALTER TABLE orders ADD COLUMN note text""");
    }

    @Test
    void names_the_other_tables_that_were_blocked() {
        assertThat(step).blocksOnly(on("orders"), on("cust*"));
        assertThatThrownBy(() -> assertThat(step).blocksOnly(on("orders")))
                .hasMessage(
                        """
                        expected 0004 to block only orders, but
                          up: customers SHARE ROW EXCLUSIVE held 3.0 ms ± 0.0 ms, by ALTER TABLE orders ADD COLUMN note text""");
        assertThatThrownBy(() -> assertThat(step).blocksOnly())
                .hasMessageStartingWith("expected 0004 to block nothing, but\n");
    }

    @Test
    void one_step_of_a_journal_is_looked_at_alone() {
        Journal journal = Samples.journal(step.observations().toArray(new Observation[0]));

        assertThat(journal)
                .applying("0004")
                .heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(13))
                .doesNotScan(on("items"));
        assertThatThrownBy(() ->
                        assertThat(journal).reverting("0004").heldAtMost(ACCESS_EXCLUSIVE, on("orders"), ofMillis(13)))
                .hasMessage(
                        """
                        expected down 0004 to hold ACCESS EXCLUSIVE on orders at most 13 ms, but
                          down: orders ACCESS EXCLUSIVE held 41.0 ms ± 1.0 ms, by DROP INDEX orders_x""");
    }

    private static Effects effects() {
        ObjectName orders = ObjectName.inPublic("orders");
        return new Effects(
                List.of(new Effects.Scan(orders, 1, 1_000)),
                List.of(new Effects.Rewrite("orders_pkey", LockTarget.Kind.INDEX, orders, 81_920)),
                List.of(),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static LockWait waited() {
        return new LockWait(
                new Party(5, Party.Role.MIGRATOR, "session 1 of the tool"),
                target("orders"),
                "AccessExclusiveLock",
                Moment.exactly(0),
                Measure.exactly(455_000),
                LockWait.End.GRANTED,
                List.of(new Party(7, Party.Role.SCENE, "pg_dump")),
                LockWait.Source.SERVER_LOG);
    }

    private static LockHold hold(LockMode mode, String table, long atLeastMicros, long atMostMicros) {
        return new LockHold(
                target(table),
                mode,
                new Moment(0, atMostMicros - atLeastMicros),
                Moment.exactly(atMostMicros),
                Measure.NONE,
                0,
                LockHold.Source.EXACT);
    }

    private static LockTarget target(String table) {
        return new LockTarget(LockTarget.Kind.TABLE, table, Optional.of(ObjectName.inPublic(table)));
    }

    private static StatementSeen statement(String sql, Effects effects, List<LockWait> waits, LockHold... locks) {
        return new StatementSeen(
                0,
                1,
                1,
                StatementSeen.Block.AUTOCOMMIT,
                sql,
                "",
                0,
                1_000,
                "",
                Optional.empty(),
                effects,
                List.of(locks),
                waits);
    }

    private static Observation seen(Step step, StatementSeen statement) {
        RelationSeen archive = new RelationSeen(
                "archive",
                LockTarget.Kind.TABLE,
                ObjectName.inPublic("archive"),
                RelationSeen.Fate.CREATED,
                0,
                0,
                8_192);
        TrafficSeen traffic =
                new TrafficSeen("orders", TrafficSeen.Kind.READ, 100, 300, 460_000, 468_500, 466_000, 0, "", List.of());
        return new Observation(
                step,
                Outcome.completed(),
                0,
                20_000,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Watched(
                        List.of(statement),
                        List.of(),
                        List.of(archive),
                        List.of(traffic),
                        List.of(),
                        List.of(),
                        List.of()));
    }
}
