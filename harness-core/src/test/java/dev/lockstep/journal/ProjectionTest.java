package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Growth.Shape;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Measure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    /** Without noise the bounds would be 10 and 100 ms: with it 7 to 13 and 74.5 to 125.5 ms. */
    private static final Measure SMALL = Measure.exactly(10_000);

    private static final Measure LARGE = Measure.exactly(100_000);

    @Test
    void a_cost_in_proportion_goes_straight_through_both_measurements() {
        Projection projection = growth(Shape.LINEAR, SMALL, LARGE).projectedTo(1_000_000);

        // 100 ms + 90 ms x 10; the flattest line rises 61.5 ms in 90,000 rows, the steepest 118.5 ms.
        assertThat(projection.micros()).isEqualTo(1_000_000);
        assertThat(projection.bounds()).isEqualTo(new Measure(74_500 + 615_000, 125_500 + 1_185_000));
    }

    @Test
    void what_is_sorted_has_the_logarithm_in_its_upper_bound_only() {
        Projection straight = growth(Shape.LINEAR, SMALL, LARGE).projectedTo(1_000_000);
        Projection sorted = growth(Shape.SORTED, SMALL, LARGE).projectedTo(1_000_000);

        // From 100,000 to 1,000,000 rows n log n rises by 6,000,000 - 500,000 where it had risen by 500,000 - 40,000.
        assertThat(sorted.micros()).isEqualTo(straight.micros());
        assertThat(sorted.bounds().atLeastMicros()).isEqualTo(straight.bounds().atLeastMicros());
        assertThat(sorted.bounds().atMostMicros())
                .isEqualTo((long) Math.ceil(125_500 + 118_500.0 * (6_000_000 - 500_000) / (500_000.0 - 40_000)));
    }

    @Test
    void what_reads_others_for_each_row_grows_with_the_square() {
        Projection projection = growth(Shape.QUADRATIC, SMALL, LARGE).projectedTo(1_000_000);

        // (10^12 - 10^10) / (10^10 - 10^8) is 100.
        assertThat(projection.micros()).isEqualTo(100_000 + 90_000 * 100);
        assertThat(projection.bounds()).isEqualTo(new Measure(74_500 + 6_150_000, 125_500 + 11_850_000));
    }

    @Test
    void the_bounds_of_the_measurements_widen_the_projection() {
        Growth rough = growth(Shape.LINEAR, new Measure(8_000, 12_000), new Measure(96_000, 104_000));

        Projection projection = rough.projectedTo(1_000_000);

        // 5.5 to 15.5 ms, and 71.5 to 130.5 ms.
        assertThat(projection.micros()).isEqualTo(1_000_000);
        assertThat(projection.bounds()).isEqualTo(new Measure(71_500 + 560_000, 130_500 + 1_250_000));
    }

    @Test
    void a_constant_cost_stays_within_both_measurements() {
        Projection projection = growth(Shape.CONSTANT, Measure.exactly(4_000), Measure.exactly(8_000))
                .projectedTo(500_000_000);

        assertThat(projection.micros()).isEqualTo(6_000);
        assertThat(projection.bounds()).isEqualTo(new Measure(2_500, 10_500));
    }

    @Test
    void growth_that_drowns_in_noise_is_not_projected_to_less_than_was_measured() {
        Projection projection = growth(Shape.LINEAR, Measure.exactly(2_000), Measure.exactly(1_600))
                .projectedTo(1_000_000);

        // From at least 1 ms to at most 2.5 ms: ten times 1.5 ms more.
        assertThat(projection.micros()).isEqualTo(1_600);
        assertThat(projection.bounds()).isEqualTo(new Measure(700, 2_500 + 15_000));
    }

    @Test
    void fewer_rows_than_were_measured_are_no_more_exact() {
        Growth growth = growth(Shape.LINEAR, SMALL, LARGE);

        assertThat(growth.projectedTo(5_000)).isEqualTo(new Projection(5_000, 5_000, new Measure(0, 13_000)));
        assertThat(growth.projectedTo(55_000)).isEqualTo(new Projection(55_000, 55_000, new Measure(7_000, 125_500)));
    }

    @Test
    void is_told_in_one_unit() {
        Growth growth = growth(Shape.LINEAR, new Measure(11_600, 13_200), new Measure(117_000, 119_000));

        assertThat(growth.measured()).isEqualTo("12.4 ms ± 0.8 ms at 10,000 rows, 118 ms ± 1.0 ms at 100,000");
        assertThat(growth.projectedTo(500_000_000)).hasToString("about 9.8 min (6.5–13 min) at 500,000,000 rows");
        assertThat(growth.projectedTo(50_000_000)).hasToString("about 59 s (39–78 s) at 50,000,000 rows");
        assertThat(growth.projectedTo(200_000)).hasToString("about 235 ms (165–306 ms) at 200,000 rows");
        assertThat(growth.projectedTo(20_000_000_000L)).hasToString("about 6.5 h (4.3–8.7 h) at 20,000,000,000 rows");
    }

    private static Growth growth(Shape shape, Measure small, Measure large) {
        return new Growth(
                "0004",
                "up",
                "CREATE INDEX ON orders (customer)",
                Growth.Cost.HELD,
                Optional.of(LockMode.SHARE),
                "orders",
                shape,
                shape.grows() ? "orders" : "",
                10_000,
                100_000,
                small,
                large,
                List.of());
    }
}
