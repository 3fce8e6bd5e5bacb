package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.TableSizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrowthSettingsTest {

    @Test
    void growth_is_not_measured_unless_something_needs_it() {
        TableSizes small = new TableSizes(new TreeMap<>(Map.of("orders", 100_000L)), TableSizes.LARGE_FROM);

        assertThat(settings(Limits.standard()).build().growthVolumes()).isEmpty();
        assertThat(settings(new Limits(List.of(budget(OptionalLong.empty())), small))
                        .build()
                        .growthVolumes())
                .isEmpty();
    }

    @Test
    void a_budget_on_a_projection_needs_it() {
        Limits limits = new Limits(List.of(budget(OptionalLong.of(500))), TableSizes.undeclared());

        assertThat(settings(limits).build().growthVolumes()).contains(GrowthVolumes.standard());
    }

    @Test
    void a_table_that_is_larger_in_production_than_any_run_needs_it() {
        Limits limits =
                new Limits(List.of(), new TableSizes(new TreeMap<>(Map.of("orders", 100_001L)), TableSizes.LARGE_FROM));

        assertThat(settings(limits).build().growthVolumes()).contains(GrowthVolumes.standard());
    }

    @Test
    void volumes_that_are_asked_for_are_taken() {
        GrowthVolumes asked = new GrowthVolumes(50, 500);

        assertThat(settings(Limits.standard()).growth(asked).build().growthVolumes())
                .contains(asked);
    }

    @Test
    void a_run_that_measures_has_nothing_else_to_do() {
        RunSettings settings = settings(Limits.standard())
                .growth(GrowthVolumes.standard())
                .invariant(new Invariant("positive", "SELECT 1 WHERE false"))
                .scene(Scene.values()[0])
                .build();

        RunSettings measuring = settings.measuringAt(100_000);

        assertThat(measuring)
                .isEqualTo(settings(Limits.standard())
                        .name("migrations at 100,000 rows")
                        .rows(100_000)
                        .newRows(0)
                        .traffic(TrafficPlan.none())
                        .downProposals(DownProposals.NOT_WANTED)
                        .build());
    }

    private static Budget budget(OptionalLong atRows) {
        return new Budget(
                Budget.Cost.HELD,
                Optional.empty(),
                Budget.ANY,
                Budget.ANY,
                Optional.empty(),
                Duration.ofSeconds(1),
                atRows,
                "the test");
    }

    private static RunSettings.Builder settings(Limits limits) {
        return RunSettings.forProject(Path.of("db")).limits(limits);
    }
}
