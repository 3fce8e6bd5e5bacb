package dev.lockstep.report;

import dev.lockstep.lock.Measure;
import java.util.Locale;

/**
 * A length of time in the unit that people would choose: {@code 42 µs}, {@code 3.4 ms}, {@code 350.2 ± 0.6 ms}, {@code 12.4 s},
 * {@code 3 min 20 s}.
 *
 * <p>What is rounded away from a figure is added to its bound, which is itself rounded up: the truth is never outside of what is
 * printed.
 *
 * @param micros the length, in microseconds
 * @param unit the unit it is written in
 */
public record HumanTime(long micros, Unit unit) {

    /** The units of figures. */
    public enum Unit {
        MICROSECONDS("µs", 1),
        MILLISECONDS("ms", 1_000),
        SECONDS("s", 1_000_000);

        private final String symbol;
        private final long micros;

        Unit(String symbol, long micros) {
            this.symbol = symbol;
            this.micros = micros;
        }

        static Unit fitting(long micros) {
            if (micros < MILLISECONDS.micros) {
                return MICROSECONDS;
            }
            return micros < SECONDS.micros ? MILLISECONDS : SECONDS;
        }
    }

    /** Returns the time in the unit that fits it. */
    public static HumanTime of(long micros) {
        return new HumanTime(micros, Unit.fitting(micros));
    }

    /** Returns the figure with its bound: {@code 350.2 ± 0.6 ms}. */
    public static String of(Measure measure) {
        Unit unit = Unit.fitting(Math.max(measure.micros(), measure.uncertaintyMicros()));
        double exact = measure.micros() / (double) unit.micros;
        double bound = Math.max(1, measure.uncertaintyMicros()) / (double) unit.micros;
        int decimals = unit == Unit.MICROSECONDS ? 0 : decimals(bound);
        double step = Math.pow(10, -decimals);
        double shown = Math.round(exact / step) * step;
        double honest = Math.ceil((bound + Math.abs(exact - shown)) / step - 1e-6) * step;
        return plain(shown, decimals) + " ± " + plain(honest, decimals) + " " + unit.symbol;
    }

    private static int decimals(double bound) {
        if (bound >= 5) {
            return 0;
        }
        if (bound >= 0.05) {
            return 1;
        }
        return bound >= 0.005 ? 2 : 3;
    }

    private static String plain(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    @Override
    public String toString() {
        if (micros >= 60 * Unit.SECONDS.micros) {
            long seconds = Math.round(micros / (double) Unit.SECONDS.micros);
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        double value = micros / (double) unit.micros;
        int decimals = unit == Unit.MICROSECONDS || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return plain(value, decimals) + " " + unit.symbol;
    }
}
