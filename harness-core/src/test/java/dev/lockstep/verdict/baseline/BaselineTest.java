package dev.lockstep.verdict.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Outcome;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.Measure;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.WatchedBuilder;
import dev.lockstep.verdict.baseline.Figure.Kind;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final String BACKFILL = "UPDATE orders SET total = 0 WHERE id < 100";

    @Test
    void figures_are_read_by_migration_and_direction() {
        SortedMap<Figure, Long> figures = new FigureReader()
                .read(JournalBuilder.of("1")
                        .up("1", backfill(300))
                        .down("1", backfill(20))
                        .journal());

        assertThat(figures)
                .containsEntry(up(Kind.MIGRATION_MICROS, "", ""), 300_000L)
                .containsEntry(up(Kind.STATEMENT_MICROS, "UPDATE orders SET total = ? WHERE id < ?", ""), 300_000L)
                .containsEntry(
                        up(
                                Kind.HELD_MICROS,
                                "UPDATE orders SET total = ? WHERE id < ?",
                                "SHARE_ROW_EXCLUSIVE on orders"),
                        0L)
                .containsEntry(up(Kind.STRONGEST_LOCK, "", "orders"), (long) LockMode.SHARE_ROW_EXCLUSIVE.ordinal())
                .containsEntry(up(Kind.ROWS_SCANNED, "", "orders"), 5_000L)
                .containsEntry(new Figure("1", Direction.DOWN, Kind.MIGRATION_MICROS, "", ""), 20_000L);
    }

    @Test
    void of_two_ups_the_quicker_counts() {
        SortedMap<Figure, Long> figures = new FigureReader()
                .read(JournalBuilder.of("1")
                        .up("1", backfill(300))
                        .secondUp("1", backfill(200))
                        .journal());

        assertThat(figures).containsEntry(up(Kind.MIGRATION_MICROS, "", ""), 200_000L);
    }

    @Test
    void what_failed_and_what_is_new_has_no_figures() {
        WatchedBuilder created = new WatchedBuilder()
                .created("orders")
                .statement("CREATE TABLE orders ()", 5)
                .holds(LockMode.ACCESS_EXCLUSIVE, "orders", 5);
        SortedMap<Figure, Long> figures = new FigureReader()
                .read(JournalBuilder.of("1", "2")
                        .up("1", created)
                        .watched(
                                new Step.Apply(new MigrationId("2"), Step.Pass.FIRST),
                                Outcome.failed(Problem.what("no")),
                                10,
                                backfill(300))
                        .journal());

        assertThat(figures.keySet())
                .extracting(Figure::kind)
                .containsExactly(Kind.MIGRATION_MICROS, Kind.STATEMENT_MICROS);
    }

    @Test
    void statements_that_differ_in_literals_are_one() {
        SortedMap<Figure, Long> figures = new FigureReader()
                .read(JournalBuilder.of("1")
                        .up(
                                "1",
                                new WatchedBuilder()
                                        .statement("INSERT INTO t1 VALUES (1, 'it''s')", 10)
                                        .statement("INSERT INTO t1 VALUES (2.5, '')  -- more", 20))
                        .journal());

        assertThat(figures).containsEntry(up(Kind.STATEMENT_MICROS, "INSERT INTO t1 VALUES (?, ?)", ""), 30_000L);
    }

    @Test
    void long_statements_are_told_apart_by_what_is_cut() {
        String list = "a, ".repeat(100);

        StatementShape one = StatementShape.of("SELECT " + list + "b");
        StatementShape other = StatementShape.of("SELECT " + list + "c");

        assertThat(one.text()).hasSizeLessThan(180).isNotEqualTo(other.text());
    }

    @Test
    void the_newest_samples_are_kept() {
        Figure figure = up(Kind.MIGRATION_MICROS, "", "");
        Baseline baseline = Baseline.of(new TreeMap<>(), figures(figure, 1));
        for (long value = 2; value <= 9; value++) {
            baseline = baseline.with(figures(figure, value));
        }

        assertThat(baseline.samples().get(figure)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void a_changed_migration_loses_what_it_no_longer_shows_and_others_keep_theirs() {
        Figure whole = up(Kind.MIGRATION_MICROS, "", "");
        Figure gone = up(Kind.STATEMENT_MICROS, "SELECT ?", "");
        Figure other = new Figure("2", Direction.UP, Kind.MIGRATION_MICROS, "", "");
        SortedMap<Figure, Long> before = figures(whole, 5);
        before.put(gone, 5L);
        before.put(other, 5L);

        Baseline baseline = Baseline.of(new TreeMap<>(), before).with(figures(whole, 6));

        assertThat(baseline.samples().keySet()).containsExactly(whole, other);
    }

    @Test
    void other_conditions_are_told() {
        Baseline baseline = Baseline.of(new TreeMap<>(Map.of("rows", "10", "tool", "sql")), new TreeMap<>());

        assertThat(baseline.differences(new TreeMap<>(Map.of("rows", "20", "tool", "sql", "scenes", "long-reader"))))
                .containsExactly("rows: 20 here, 10 in the baseline", "scenes: long-reader here, none in the baseline");
    }

    private static WatchedBuilder backfill(long millis) {
        return WatchedBuilder.with("orders", 5_000)
                .statement(BACKFILL, millis)
                .holds(LockMode.SHARE_ROW_EXCLUSIVE, WatchedBuilder.table("orders"), Measure.NONE, 0)
                .scans("orders", 5_000)
                .rewrites(LockTarget.Kind.TABLE, "orders", "orders");
    }

    private static Figure up(Kind kind, String statement, String on) {
        return new Figure("1", Direction.UP, kind, statement, on);
    }

    private static SortedMap<Figure, Long> figures(Figure figure, long value) {
        return new TreeMap<>(Map.of(figure, value));
    }
}
