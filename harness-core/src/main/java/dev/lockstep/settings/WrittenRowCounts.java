package dev.lockstep.settings;

import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.RowCounts.Ratio;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written about the rows of single tables: {@code orders=10_000_000}, or {@code order_lines=3 per orders} for rows in
 * proportion to those of a table that is referred to.
 */
public final class WrittenRowCounts {

    private static final Pattern RATIO = Pattern.compile("(\\S+)\\s+per\\s+(\\S+)");
    private static final Pattern DECIMAL = Pattern.compile("[0-9][0-9_]{0,17}(\\.[0-9]{1,9})?");

    private final List<Setting> pairs;
    private final Mistakes mistakes;
    private final SettingParser parser;

    /** @param pairs each {@code table=rows}, each table once */
    public WrittenRowCounts(List<Setting> pairs, Mistakes mistakes) {
        this.pairs = List.copyOf(pairs);
        this.mistakes = mistakes;
        this.parser = new SettingParser(mistakes);
    }

    /** Returns the counts; mistakes are collected and left out. */
    RowCounts read() {
        SortedMap<String, Long> fixed = new TreeMap<>();
        List<Ratio> ratios = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Setting pair : pairs) {
            int equals = pair.text().indexOf('=');
            String table = equals < 0 ? "" : pair.text().substring(0, equals).strip();
            String rows = pair.text().substring(equals + 1).strip();
            if (table.isEmpty() || rows.isEmpty()) {
                mistakes.add(pair, "not of the form table=rows");
            } else if (!known.add(table)) {
                mistakes.add(pair, table + " is written twice");
            } else {
                Matcher ratio = RATIO.matcher(rows);
                if (ratio.matches()) {
                    ratio(pair, table, ratio.group(1), ratio.group(2)).ifPresent(ratios::add);
                } else {
                    count(pair, rows).ifPresent(count -> fixed.put(table, count));
                }
            }
        }
        return new RowCounts(fixed, ratios);
    }

    private Optional<Long> count(Setting pair, String rows) {
        if (!rows.replace("_", "").matches("-?[0-9]+")) {
            mistakes.add(pair, "neither a number of rows nor, for instance, \"3 per orders\"");
            return Optional.empty();
        }
        return parser.wholeNumber(pair, rows, 0, Long.MAX_VALUE);
    }

    private Optional<Ratio> ratio(Setting pair, String child, String each, String parent) {
        if (!DECIMAL.matcher(each).matches()) {
            mistakes.add(pair, "\"" + each + "\" is not a number such as 3 or 0.5");
            return Optional.empty();
        }
        double number = Double.parseDouble(each.replace("_", ""));
        if (number == 0) {
            mistakes.add(
                    pair, "must be more than 0 per " + parent + "; for a table without rows write " + child + "=0");
            return Optional.empty();
        }
        if (parent.contains("*")) {
            mistakes.add(pair, "rows are in proportion to one table, not to those that fit " + parent);
            return Optional.empty();
        }
        return Optional.of(new Ratio(child, number, parent));
    }
}
