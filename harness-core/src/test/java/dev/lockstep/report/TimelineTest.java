package dev.lockstep.report;

import static dev.lockstep.report.WatchedBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.RelationSeen.Fate;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Party;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.TableSizes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Party READER = new Party(7, Party.Role.TRAFFIC, "reads of orders");

    @Test
    void a_step_in_which_nothing_was_seen_has_an_empty_picture() {
        assertThat(timeline(Watched.nothing()).isEmpty()).isTrue();
    }

    @Test
    void locks_that_keep_others_out_come_first_and_weak_ones_are_folded_away() {
        Timeline timeline = timeline(new WatchedBuilder()
                .statement("ALTER TABLE orders …", "ALTER TABLE", 0, 9_000)
                .hold("customers", LockMode.ACCESS_SHARE, 100, 9_000, 10, 0)
                .hold("orders", LockMode.ACCESS_EXCLUSIVE, 100, 9_000, 10, 0)
                .hold("lines", LockMode.SHARE, 8_000, 9_000, 10, 0)
                .watched());

        assertThat(timeline.lanes())
                .extracting(lane -> lane.target().name() + " " + lane.weight())
                .containsExactly("orders SHOWN", "lines SHOWN", "customers FOLDED");
    }

    @Test
    void what_the_step_made_itself_and_the_indexes_of_a_locked_table_are_folded_away() {
        Timeline timeline = timeline(new WatchedBuilder()
                .statement("ALTER TABLE orders …", "ALTER TABLE", 0, 9_000)
                .hold("orders", LockMode.ACCESS_EXCLUSIVE, 100, 9_000, 10, 0)
                .hold(index("orders_pkey", "orders"), LockMode.ACCESS_EXCLUSIVE, 100, 9_000, 10, 0)
                .hold(index("other_pkey", "other"), LockMode.ACCESS_EXCLUSIVE, 100, 9_000, 10, 0)
                .hold("fresh", LockMode.ACCESS_EXCLUSIVE, 100, 9_000, 10, 0)
                .relation("fresh", Fate.CREATED, 0, 0, 8_192)
                .watched());

        assertThat(timeline.lanes())
                .extracting(lane -> lane.target().name() + " " + lane.weight())
                .containsExactly("orders SHOWN", "other_pkey SHOWN", "fresh FOLDED", "orders_pkey FOLDED");
    }

    @Test
    void a_relation_that_somebody_waited_for_is_shown_whatever_the_lock() {
        Timeline timeline = timeline(new WatchedBuilder()
                .statement("UPDATE orders …", "UPDATE 5", 0, 9_000)
                .hold("orders", LockMode.ROW_EXCLUSIVE, 100, 9_000, 10, 0)
                .victim("orders", "ShareLock", 500, 8_000, READER)
                .watched());

        assertThat(timeline.lanes()).singleElement().satisfies(lane -> {
            assertThat(lane.weight()).isEqualTo(Lane.Weight.SHOWN);
            assertThat(lane.victims()).hasSize(1);
        });
    }

    @Test
    void a_thousand_short_statements_become_a_few_bars() {
        WatchedBuilder builder = new WatchedBuilder();
        for (int i = 0; i < 1_000; i++) {
            builder.statement("INSERT …", "INSERT 0 1", i * 100L, 20);
        }
        builder.statement("ALTER TABLE orders …", "ALTER TABLE", 200_000, 900_000);

        List<Timeline.StatementBar> bars = timeline(builder.watched()).statements();

        assertThat(bars).hasSizeLessThan(60);
        assertThat(bars.get(0).first()).isZero();
        assertThat(bars.get(bars.size() - 1).first()).isEqualTo(1_000);
        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i).first()).isEqualTo(bars.get(i - 1).last() + 1);
        }
    }

    @Test
    void a_budget_breaks_when_its_time_is_up_at_the_latest_possible_grant() {
        Timeline timeline = timeline(
                new WatchedBuilder()
                        .statement("ALTER TABLE orders …", "ALTER TABLE", 0, 400_000)
                        .hold("orders", LockMode.ACCESS_EXCLUSIVE, 1_000, 401_000, 600, 0)
                        .relation("orders", Fate.KEPT, 10, 8_192, 8_192)
                        .watched(),
                held(Duration.ofMillis(200)));

        assertThat(timeline.breaks()).singleElement().satisfies(each -> {
            assertThat(each.atMicros()).isEqualTo(201_600);
            assertThat(each.relation()).isEqualTo("orders");
            assertThat(each.seen()).isEqualTo("ACCESS EXCLUSIVE on orders held 400.0 ± 0.6 ms");
        });
    }

    @Test
    void a_budget_that_is_only_perhaps_broken_has_no_moment() {
        Timeline timeline = timeline(
                new WatchedBuilder()
                        .statement("ALTER TABLE orders …", "ALTER TABLE", 0, 200_000)
                        .hold("orders", LockMode.ACCESS_EXCLUSIVE, 1_000, 201_200, 600, 0)
                        .watched(),
                held(Duration.ofMillis(200)));

        assertThat(timeline.breaks()).isEmpty();
    }

    @Test
    void traffic_breaks_its_budget_when_the_blocked_time_adds_up() {
        Timeline timeline = timeline(
                new WatchedBuilder()
                        .statement("ALTER TABLE orders …", "ALTER TABLE", 0, 4_000_000)
                        .traffic(
                                "orders",
                                TrafficSeen.Kind.WRITE,
                                800_000,
                                1_400_000,
                                new TrafficSeen.Stall(100_000, 700_000),
                                new TrafficSeen.Stall(2_000_000, 700_000))
                        .watched(),
                Limits.standard());

        assertThat(timeline.breaks()).singleElement().satisfies(each -> {
            assertThat(each.atMicros()).isEqualTo(2_300_000);
            assertThat(each.seen()).isEqualTo("writes to orders blocked for 1.40 s");
        });
    }

    private static Limits held(Duration limit) {
        return new Limits(
                List.of(new Budget(
                        Budget.Cost.HELD,
                        Optional.of(LockMode.ACCESS_EXCLUSIVE),
                        "orders",
                        Budget.ANY,
                        Optional.empty(),
                        limit,
                        OptionalLong.empty(),
                        "OrdersTest")),
                TableSizes.undeclared());
    }

    private static Timeline timeline(Watched watched) {
        return timeline(watched, Limits.standard());
    }

    private static Timeline timeline(Watched watched, Limits limits) {
        Observation observation = new Observation(
                new Step.Apply(new MigrationId("004"), Step.Pass.FIRST),
                Outcome.completed(),
                0,
                5_000_000,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                watched);
        return new TimelineBuilder(watched, new BudgetBreaks(limits, observation).find()).build();
    }
}
