package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lock.Measure;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTimeTest {

    private static final Pattern FIGURE = Pattern.compile("([0-9.]+) ± ([0-9.]+) (µs|ms|s)");

    @ParameterizedTest
    @CsvSource({
        "0, 0 µs",
        "42, 42 µs",
        "3400, 3.40 ms",
        "34000, 34.0 ms",
        "350200, 350 ms",
        "12400000, 12.4 s",
        "200000000, 3 min 20 s"
    })
    void lengths_are_written_in_the_unit_that_fits(long micros, String words) {
        assertThat(HumanTime.of(micros)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0 ± 1 µs",
        "349600, 350800, 350.2 ± 0.6 ms",
        "0, 24000, 12 ± 12 ms",
        "12400000, 12420000, 12.41 ± 0.01 s",
        "700, 900, 800 ± 100 µs"
    })
    void measures_are_written_with_their_bound(long atLeast, long atMost, String words) {
        assertThat(HumanTime.of(new Measure(atLeast, atMost))).isEqualTo(words);
    }

    @Test
    void the_truth_is_never_outside_of_what_is_printed() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long from = (long) Math.pow(10, random.nextDouble() * 8);
            Measure measure = new Measure(from, from + (long) Math.pow(10, random.nextDouble() * 7));

            Matcher figure = FIGURE.matcher(HumanTime.of(measure));

            assertThat(figure.matches()).isTrue();
            double unit = figure.group(3).equals("s") ? 1e6 : figure.group(3).equals("ms") ? 1e3 : 1;
            double middle = Double.parseDouble(figure.group(1)) * unit;
            double bound = Double.parseDouble(figure.group(2)) * unit;
            assertThat(middle - bound)
                    .as(() -> String.format(Locale.ROOT, "%s as %s", measure, figure.group()))
                    .isLessThanOrEqualTo(measure.atLeastMicros() + 0.01);
            assertThat(middle + bound).isGreaterThanOrEqualTo(measure.atMostMicros() - 0.01);
        }
    }
}
