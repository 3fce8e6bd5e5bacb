package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Environment;
import dev.lockstep.plan.Journey;
import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.run.VolumeSettings.KeptRows;
import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.LoadRequest.Content;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.RowCounts.Ratio;
import dev.lockstep.spi.Share;
import dev.lockstep.spi.TrafficPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WantedRowsTest {

    private static final Environment SQL = new Environment("sql", "1", "18.6", "embedded PostgreSQL 18.6", 42);

    @Test
    void few_rows_have_no_pass_of_edge_cases() {
        assertThat(wanted(10_000, Map.of(), EdgesFirst.WHEN_MANY_ROWS).edgesFirst())
                .isFalse();
        assertThat(wanted(0, Map.of(), EdgesFirst.ALWAYS).edgesFirst()).isFalse();
    }

    @Test
    void many_rows_have_one_in_whatever_table_they_are() {
        assertThat(wanted(10_001, Map.of(), EdgesFirst.WHEN_MANY_ROWS).edgesFirst())
                .isTrue();
        assertThat(wanted(10, Map.of("orders", 20_000L), EdgesFirst.WHEN_MANY_ROWS)
                        .edgesFirst())
                .isTrue();
        assertThat(wanted(
                                10,
                                Map.of("orders", 5_000L),
                                EdgesFirst.WHEN_MANY_ROWS,
                                new Ratio("order_lines", 3, "orders"))
                        .edgesFirst())
                .isTrue();
    }

    @Test
    void a_user_may_say_so_or_otherwise() {
        assertThat(wanted(10, Map.of(), EdgesFirst.ALWAYS).edgesFirst()).isTrue();
        assertThat(wanted(1_000_000, Map.of(), EdgesFirst.NEVER).edgesFirst()).isFalse();
    }

    @Test
    void ratios_are_followed_from_table_to_table() {
        WantedRows wanted = wanted(
                1_000,
                Map.of("customers", 100L),
                EdgesFirst.NEVER,
                new Ratio("order_lines", 2.5, "orders"),
                new Ratio("orders", 20, "customers"));

        assertThat(wanted.most()).isEqualTo(5_000);
        assertThat(wanted.words()).isEqualTo("up to 5,000 rows per table");
    }

    @Test
    void ratios_in_a_circle_have_an_end() {
        WantedRows wanted = wanted(1, Map.of(), EdgesFirst.NEVER, new Ratio("a", 2, "b"), new Ratio("b", 2, "a"));

        assertThat(wanted.most()).isPositive();
    }

    @Test
    void a_pass_of_edge_cases_is_small_and_undisturbed() {
        RunSettings edges = settings(1_000_000, Map.of("orders", 10_000_000L), EdgesFirst.ALWAYS)
                .edgesOnly();

        assertThat(new WantedRows(edges).most()).isEqualTo(100);
        assertThat(new WantedRows(edges).edgesFirst()).isFalse();
        assertThat(edges.content()).isEqualTo(Content.EDGES);
        assertThat(edges.traffic()).isEqualTo(TrafficPlan.none());
        assertThat(edges.volume().baseline()).isEmpty();
        assertThat(edges.volume().kept()).isEqualTo(KeptRows.NOT_KEPT);
    }

    @Test
    void where_growth_is_measured_all_tables_have_as_many_rows() {
        RunSettings measuring = settings(
                        1_000, Map.of("orders", 10_000_000L), EdgesFirst.ALWAYS, new Ratio("a", 3, "b"))
                .measuringAt(5_000);

        assertThat(new WantedRows(measuring).most()).isEqualTo(5_000);
        assertThat(measuring.volume().data().counts()).isEqualTo(RowCounts.alike());
    }

    @Test
    void the_line_that_repeats_a_run_says_what_is_unusual() {
        RunSettings usual =
                RunSettings.forProject(Path.of("db")).journey(Journey.LATEST).build();
        RunSettings unusual =
                settings(1_000, Map.of("orders", 10_000L), EdgesFirst.ALWAYS, new Ratio("order_lines", 0.5, "orders"));

        assertThat(new RepeatLine(usual).of(SQL))
                .isEqualTo("project=db tool=sql journey=latest latest=3 rows=1000 newRows=20 seed=42 postgres=18.6");
        assertThat(new RepeatLine(unusual).of(SQL))
                .isEqualTo("project=db tool=sql journey=stairway rows=1000 newRows=20"
                        + " tableRows=\"order_lines=0.5 per orders; orders=10000\" edgesFirst=always loadShare=2/3"
                        + " shard=1/4 seed=42 postgres=18.6");
    }

    private static WantedRows wanted(long rows, Map<String, Long> fixed, EdgesFirst edgesFirst, Ratio... ratios) {
        return new WantedRows(settings(rows, fixed, edgesFirst, ratios));
    }

    private static RunSettings settings(long rows, Map<String, Long> fixed, EdgesFirst edgesFirst, Ratio... ratios) {
        DataPlan data = new DataPlan(
                new RowCounts(new TreeMap<>(fixed), List.of(ratios)), Optional.empty(), List.of(), new Share(2, 3), 0);
        return RunSettings.forProject(Path.of("db"))
                .rows(rows)
                .volume(new VolumeSettings(data, edgesFirst, KeptRows.REUSED, Optional.empty(), new Share(1, 4)))
                .build();
    }
}
