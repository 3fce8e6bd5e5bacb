package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Journal;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.WatchedBuilder;
import dev.lockstep.verdict.baseline.Baseline;
import dev.lockstep.verdict.baseline.FigureReader;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselineExceededRuleTest {

    private static final String BACKFILL = "UPDATE orders SET total = 0";
    private static final String INDEX = "CREATE INDEX i ON orders (total)";

    @Test
    void a_statement_that_takes_longer_than_noise_explains_is_found() {
        List<Finding> findings = judge(run(backfill(1_000)), run(backfill(2_100)));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.statement()).isEqualTo(BACKFILL);
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                            the statement took 2100 ms, in the baseline 1000 ms to 1000 ms (1 run): 2.1 times the longest
                              where:  sql migration 1, up, db/1.up.sql
                              said:   statement: UPDATE orders SET total = 0
                              said:   it held SHARE_ROW_EXCLUSIVE on orders for 2100 ms, in the baseline 1000 ms to 1000 ms (1 run): 2.1 times the longest
                              remedy: see what changed in the migration, the schema or the server since the baseline; if it is meant to be so, run once with updateBaseline=true""");
        });
    }

    @Test
    void what_noise_explains_is_not() {
        assertThat(judge(run(backfill(1_000)), run(backfill(1_900)))).isEmpty();
        assertThat(judge(run(backfill(10)), run(backfill(55)))).isEmpty();
    }

    @Test
    void several_samples_make_the_band_narrower_and_their_spread_makes_it_wider() {
        Journal now = run(backfill(1_700));

        assertThat(judge(baseline(run(backfill(1_000)), run(backfill(1_010)), run(backfill(1_020))), now))
                .hasSize(1);
        assertThat(judge(baseline(run(backfill(200)), run(backfill(1_010)), run(backfill(1_020))), now))
                .isEmpty();
    }

    @Test
    void on_a_slower_machine_only_what_is_slower_than_the_rest_is_found() {
        List<Finding> findings = judge(run(many(100, 100)), run(many(220, 900)));

        assertThat(findings).singleElement().satisfies(finding -> assertThat(
                        finding.problem().what())
                .isEqualTo("the statement took 900 ms, in the baseline 100 ms to 100 ms (1 run): 9.0 times the longest,"
                        + " 4.1 times where this run is 2.20 times as slow in all"));
    }

    @Test
    void a_faster_machine_asks_for_no_more_than_the_baseline_was() {
        assertThat(judge(run(many(300, 300)), run(many(100, 300)))).isEmpty();
    }

    @Test
    void a_stronger_lock_is_found_however_short() {
        Journal before = run(index(LockMode.SHARE_UPDATE_EXCLUSIVE));
        Journal now = run(index(LockMode.ACCESS_EXCLUSIVE));

        assertThat(judge(before, now))
                .extracting(finding -> finding.problem().what())
                .containsExactly("it takes ACCESS EXCLUSIVE on orders, before it took SHARE UPDATE EXCLUSIVE");
        assertThat(judge(now, before)).isEmpty();
    }

    @Test
    void a_table_that_was_spared_is_found_where_it_no_longer_is() {
        Journal before = run(index(LockMode.SHARE));
        Journal now = run(index(LockMode.SHARE)
                .table("customers", 100_000)
                .holds(LockMode.ACCESS_EXCLUSIVE, "customers", 1)
                .scans("customers", 100_000)
                .rewrites(LockTarget.Kind.TABLE, "customers", "customers"));

        assertThat(judge(before, now))
                .extracting(finding -> finding.problem().what())
                .containsExactly(
                        "it takes ACCESS EXCLUSIVE on customers, which it did not lock before",
                        "it writes customers anew, which it did not before",
                        "it reads 100,000 rows of customers, before 0 at most");
    }

    @Test
    void the_way_down_is_a_warning() {
        Journal before = JournalBuilder.of("1").down("1", backfill(1_000)).journal();
        Journal now = JournalBuilder.of("1").down("1", backfill(4_000)).journal();

        assertThat(judge(before, now)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void migrations_and_statements_that_the_baseline_does_not_know_are_not_judged() {
        Journal other = JournalBuilder.of("2").up("2", backfill(9_000)).journal();
        Journal changed = run(index(LockMode.SHARE).statement("ANALYZE orders", 1));

        assertThat(judge(run(backfill(1_000)), other)).isEmpty();
        assertThat(judge(run(index(LockMode.SHARE)), changed)).isEmpty();
        assertThat(new BaselineExceededRule(Baseline.none()).judge(run(backfill(9_000))))
                .isEmpty();
    }

    private static WatchedBuilder backfill(long millis) {
        return WatchedBuilder.with("orders", 5_000)
                .statement(BACKFILL, millis)
                .holds(LockMode.SHARE_ROW_EXCLUSIVE, "orders", millis);
    }

    private static WatchedBuilder index(LockMode mode) {
        return WatchedBuilder.with("orders", 5_000).statement(INDEX, 5).holds(mode, "orders", 5);
    }

    /** Six statements of which the last takes its own time. */
    private static WatchedBuilder many(long millis, long last) {
        WatchedBuilder watched = WatchedBuilder.with("orders", 5_000);
        for (String table : List.of("a", "b", "c", "d", "e")) {
            watched.statement("ANALYZE " + table, millis);
        }
        return watched.statement("ANALYZE f", last);
    }

    private static Journal run(WatchedBuilder up) {
        return JournalBuilder.of("1").up("1", up).journal();
    }

    private static Baseline baseline(Journal... runs) {
        Baseline first = Baseline.of(new TreeMap<>(), new FigureReader().read(runs[0]));
        return Arrays.stream(runs)
                .skip(1)
                .map(run -> new FigureReader().read(run))
                .reduce(first, Baseline::with, (one, other) -> other);
    }

    private static List<Finding> judge(Journal before, Journal now) {
        return judge(baseline(before), now);
    }

    private static List<Finding> judge(Baseline baseline, Journal now) {
        return new BaselineExceededRule(baseline).judge(now);
    }
}
