package dev.lockstep.settings;

import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.run.WrittenBudget;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.TableSizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is written about what migrations may cost, and on which tables it matters. */
public final class WrittenLimits {

    private final SettingSource written;
    private final SettingParser parser;
    private final Mistakes mistakes;

    public WrittenLimits(SettingSource written, Mistakes mistakes) {
        this.written = written;
        this.parser = new SettingParser(mistakes);
        this.mistakes = mistakes;
    }

    /** Returns the limits, with the standard ones where nothing is written. */
    public Limits limits() {
        return new Limits(nearest(budgets()), new TableSizes(productionRows(), largeFrom()));
    }

    /** Returns the budgets in the order in which they count. */
    public List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        budgets.addAll(budgets("budget.held", Cost.HELD));
        budgets.addAll(budgets("budget.waited", Cost.WAITED));
        budgets.addAll(budgets("budget.blocked", Cost.TRAFFIC_BLOCKED));
        budgets.addAll(budgets("budget.statement", Cost.STATEMENT));
        budgets.addAll(budgets("budget.migration", Cost.MIGRATION));
        return budgets;
    }

    /** Leaves out the budgets that one before them sets otherwise. */
    public static List<Budget> nearest(List<Budget> budgets) {
        Map<List<Object>, Budget> nearest = new LinkedHashMap<>();
        for (Budget budget : budgets) {
            nearest.putIfAbsent(
                    List.of(
                            budget.cost(),
                            budget.mode(),
                            budget.relation(),
                            budget.migration(),
                            budget.direction(),
                            budget.atRows().isPresent()),
                    budget);
        }
        return List.copyOf(nearest.values());
    }

    /** Returns the tables' rows in production. */
    public SortedMap<String, Long> productionRows() {
        SortedMap<String, Long> rows = new TreeMap<>();
        List<Setting> pairs = written.several("productionRows");
        String place = pairs.isEmpty() ? "" : pairs.get(0).place();
        parser.pairs(pairs).forEach((table, number) -> parser.wholeNumber(
                        new Setting(place, table + "=" + number), number, 0, Long.MAX_VALUE)
                .ifPresent(read -> rows.put(table, read)));
        return rows;
    }

    /** Returns from how many rows on a table counts as large. */
    public long largeFrom() {
        return written.setting("largeFrom")
                .flatMap(setting -> parser.wholeNumber(setting, 0, Long.MAX_VALUE))
                .orElse(TableSizes.LARGE_FROM);
    }

    /** Returns the volumes at which growth is to be measured, if somebody says so. */
    public Optional<GrowthVolumes> growth() {
        Optional<Setting> growth = written.setting("growth");
        if (growth.isEmpty()) {
            return Optional.empty();
        }
        String[] both = growth.get().text().split(",", -1);
        if (both.length != 2) {
            mistakes.add(growth.get(), "not two numbers of rows; write for instance 10_000, 100_000");
            return Optional.empty();
        }
        String place = growth.get().place();
        return Optional.of(volumes(new Setting(place, both[0].strip()), new Setting(place, both[1].strip())));
    }

    /** Returns the volumes, of which the large one is at least twice the small one. */
    public GrowthVolumes volumes(Setting small, Setting large) {
        long least = parser.wholeNumber(small, 1, Long.MAX_VALUE / 2).orElse(1L);
        long most = parser.wholeNumber(large, 2 * least, Long.MAX_VALUE).orElse(2 * least);
        return new GrowthVolumes(least, most);
    }

    private List<Budget> budgets(String name, Cost cost) {
        List<Budget> budgets = new ArrayList<>();
        for (Setting one : written.several(name)) {
            new WrittenBudget(cost, one.text()).read(one.place()).fold(budgets::add, fault -> {
                mistakes.add(one, fault);
                return false;
            });
        }
        return budgets;
    }
}
