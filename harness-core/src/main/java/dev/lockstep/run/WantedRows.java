package dev.lockstep.run;

import dev.lockstep.run.VolumeSettings.EdgesFirst;
import dev.lockstep.spi.RowCounts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many rows a run is asked for.
 *
 * @param settings what was asked for
 */
public record WantedRows(RunSettings settings) {

    /** From how many rows on a pass with edge cases comes first, where nobody says otherwise. */
    static final long MANY = 10_000;

    /** Returns the rows of the table that is to have most; what only a profile tells is not counted. */
    public long most() {
        return Math.max(settings.rows(), settings.volume().data().counts().most(settings.rows()));
    }

    /** Returns whether a run with edge cases only comes before this one. */
    public boolean edgesFirst() {
        EdgesFirst asked = settings.volume().edgesFirst();
        boolean profiled = settings.volume().data().profile().isPresent();
        // How many rows a profile asks for is only known to what reads it; nobody reads one in order to load a few.
        return most() > 0
                && (asked == EdgesFirst.ALWAYS || (asked == EdgesFirst.WHEN_MANY_ROWS && (profiled || most() > MANY)));
    }

    /** Returns the rows as people read them: {@code up to 10,000,000 rows per table}. */
    public String words() {
        String rows = String.format(Locale.ROOT, "up to %,d rows per table", most());
        return settings.volume().data().profile().isPresent() ? rows + ", or what its profile says" : rows;
    }

    /** Returns what is asked for single tables as the setting has it: {@code order_lines=3 per orders; orders=10000000}. */
    public String tableRows() {
        RowCounts counts = settings.volume().data().counts();
        Stream<String> along = counts.ratios().stream()
                .map(ratio -> ratio.child() + "="
                        + BigDecimal.valueOf(ratio.each()).stripTrailingZeros().toPlainString() + " per "
                        + ratio.parent());
        Stream<String> fixed = counts.fixed().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
        return Stream.concat(along, fixed).collect(Collectors.joining("; "));
    }
}
