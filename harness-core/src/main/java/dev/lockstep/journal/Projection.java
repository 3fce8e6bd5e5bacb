package dev.lockstep.journal;

import dev.lockstep.lock.Measure;
import java.util.Locale;

/**
 * What a cost would be with another number of rows, on the machine that it was measured on: a straight line through two
 * measurements, within bounds.
 *
 * <p>The bounds come from the measurements' own and from the noise that two runs cannot tell apart from growth: each time counts
 * as known to a quarter and half a millisecond. Where something is sorted the upper bound has the logarithm in it. What they
 * cannot contain is another machine, and tables that no longer fit into its memory.
 *
 * @param rows for how many rows
 * @param micros the most likely figure, in microseconds
 * @param bounds the figure is not outside them
 */
public record Projection(long rows, long micros, Measure bounds) {

    private static final double NOISE = 0.25;
    private static final double NOISE_MICROS = 500;

    static Projection of(Growth growth, long rows) {
        Bounds small = Bounds.of(growth.small());
        Bounds large = Bounds.of(growth.large());
        if (!growth.shape().grows()) {
            double middle = (small.middle + large.middle) / 2;
            return of(rows, Math.min(small.least, large.least), middle, Math.max(small.most, large.most));
        }
        // Straight where the logarithm would only add to it: that belongs to the upper bound.
        Growth.Shape shape = growth.shape() == Growth.Shape.SORTED ? Growth.Shape.LINEAR : growth.shape();
        Scale likely = Scale.of(shape, growth, rows);
        Scale steep = Scale.of(growth.shape(), growth, rows);
        if (rows < growth.smallRows()) {
            return of(rows, 0, likely.beyond(small.middle, large.middle), small.most);
        }
        if (rows <= growth.largeRows()) {
            double least = Math.min(small.least, large.least);
            return of(rows, least, likely.beyond(small.middle, large.middle), Math.max(small.most, large.most));
        }
        return of(
                rows,
                Math.max(large.least, likely.beyond(small.most, large.least)),
                Math.max(large.middle, likely.beyond(small.middle, large.middle)),
                Math.max(large.most, steep.beyond(small.least, large.most)));
    }

    private static Projection of(long rows, double least, double likely, double most) {
        double low = Math.floor(Math.max(0, least));
        double high = Math.ceil(Math.max(low, most));
        long middle = Math.round(Math.max(low, Math.min(high, likely)));
        return new Projection(rows, middle, new Measure((long) low, (long) high));
    }

    /** A measurement with the noise that it may have. */
    private record Bounds(double least, double middle, double most) {
        static Bounds of(Measure measure) {
            return new Bounds(
                    Math.max(0, measure.atLeastMicros() * (1 - NOISE) - NOISE_MICROS),
                    (double) measure.micros(),
                    measure.atMostMicros() * (1 + NOISE) + NOISE_MICROS);
        }
    }

    /** How much further than from the small to the large run it is, measured by the work to do. */
    private record Scale(double further) {
        static Scale of(Growth.Shape shape, Growth growth, long rows) {
            double small = shape.weight(growth.smallRows());
            double large = shape.weight(growth.largeRows());
            return new Scale((shape.weight(rows) - large) / (large - small));
        }

        double beyond(double small, double large) {
            return large + (large - small) * further;
        }
    }

    /** Returns the figure for people, in one unit: {@code about 59 s (41–95 s) at 500,000,000 rows}. */
    @Override
    public String toString() {
        Unit unit = Unit.of(micros);
        return String.format(
                Locale.ROOT,
                "about %s %s (%s–%s %s) at %,d rows",
                unit.in(micros),
                unit.word,
                unit.in(bounds.atLeastMicros()),
                unit.in(bounds.atMostMicros()),
                unit.word,
                rows);
    }

    private enum Unit {
        MILLISECONDS("ms", 1_000),
        SECONDS("s", 1_000_000),
        MINUTES("min", 60_000_000),
        HOURS("h", 3_600_000_000L);

        private final String word;
        private final long micros;

        Unit(String word, long micros) {
            this.word = word;
            this.micros = micros;
        }

        /** Returns the largest unit of which there are two at least. */
        static Unit of(long micros) {
            Unit fitting = MILLISECONDS;
            for (Unit unit : values()) {
                if (micros >= 2 * unit.micros) {
                    fitting = unit;
                }
            }
            return fitting;
        }

        String in(long amount) {
            double figure = (double) amount / micros;
            return String.format(Locale.ROOT, figure < 10 ? "%.1f" : "%,.0f", figure);
        }
    }
}
