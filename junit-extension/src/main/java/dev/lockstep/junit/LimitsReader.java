package dev.lockstep.junit;

import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.settings.Mistakes;
import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingParser;
import dev.lockstep.settings.SettingSource;
import dev.lockstep.settings.WrittenLimits;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.TableSizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads what migrations may cost, and on which tables it matters: from the annotations, nearest first, then from the
 * configuration.
 */
final class LimitsReader {

    private final AnnotatedMethod test;
    private final WrittenLimits written;
    private final SettingParser parser;
    private final Mistakes mistakes;

    LimitsReader(AnnotatedMethod test, SettingSource written, SettingParser parser, Mistakes mistakes) {
        this.test = test;
        this.written = new WrittenLimits(written, mistakes);
        this.parser = parser;
        this.mistakes = mistakes;
    }

    Limits limits() {
        List<Budget> budgets = new ArrayList<>();
        test.all(LockBudget.class).forEach(annotation -> budgets.addAll(budgets(annotation)));
        test.all(TimeBudget.class).forEach(annotation -> budgets.addAll(budgets(annotation)));
        test.all(TrafficBudget.class).forEach(annotation -> budgets.addAll(budgets(annotation)));
        budgets.addAll(written.budgets());
        return new Limits(WrittenLimits.nearest(budgets), new TableSizes(productionRows(), written.largeFrom()));
    }

    /** Returns the volumes at which growth is to be measured, if somebody says so. */
    Optional<GrowthVolumes> growth() {
        Optional<MeasureGrowth> annotation = test.nearest(MeasureGrowth.class);
        if (annotation.isPresent()) {
            return Optional.of(written.volumes(
                    new Setting(
                            "@MeasureGrowth(small)",
                            Long.toString(annotation.get().small())),
                    new Setting(
                            "@MeasureGrowth(large)",
                            Long.toString(annotation.get().large()))));
        }
        return written.growth();
    }

    private List<Budget> budgets(LockBudget annotation) {
        if (annotation.held().isBlank() && annotation.waited().isBlank()) {
            mistakes.add("@LockBudget limits nothing; say held or waited");
        }
        if (annotation.held().isBlank() && annotation.atRows() != 0) {
            mistakes.add(
                    new Setting("@LockBudget(atRows)", Long.toString(annotation.atRows())),
                    "only held is projected to a number of rows");
        }
        Written written = new Written("LockBudget", annotation.migration(), annotation.direction());
        List<Budget> budgets = new ArrayList<>();
        written.budget(Cost.HELD, "held", annotation.held(), annotation.on(), annotation.atRows())
                .ifPresent(budgets::add);
        written.budget(Cost.WAITED, "waited", annotation.waited(), annotation.on(), 0)
                .ifPresent(budgets::add);
        if (annotation.mode().length == 0) {
            return budgets;
        }
        return Arrays.stream(annotation.mode())
                .flatMap(mode -> budgets.stream().map(budget -> budget.of(mode)))
                .toList();
    }

    private List<Budget> budgets(TimeBudget annotation) {
        if (annotation.perStatement().isBlank() && annotation.perMigration().isBlank()) {
            mistakes.add("@TimeBudget limits nothing; say perStatement or perMigration");
        }
        if (annotation.perStatement().isBlank() && annotation.atRows() != 0) {
            mistakes.add(
                    new Setting("@TimeBudget(atRows)", Long.toString(annotation.atRows())),
                    "only perStatement is projected to a number of rows");
        }
        Written written = new Written("TimeBudget", annotation.migration(), annotation.direction());
        List<Budget> budgets = new ArrayList<>();
        written.budget(Cost.STATEMENT, "perStatement", annotation.perStatement(), Budget.ANY, annotation.atRows())
                .ifPresent(budgets::add);
        written.budget(Cost.MIGRATION, "perMigration", annotation.perMigration(), Budget.ANY, 0)
                .ifPresent(budgets::add);
        return budgets;
    }

    private List<Budget> budgets(TrafficBudget annotation) {
        if (annotation.blocked().isBlank()) {
            mistakes.add("@TrafficBudget(blocked) is blank");
        }
        return new Written("TrafficBudget", annotation.migration(), annotation.direction())
                .budget(Cost.TRAFFIC_BLOCKED, "blocked", annotation.blocked(), annotation.on(), 0)
                .map(List::of)
                .orElseGet(List::of);
    }

    private SortedMap<String, Long> productionRows() {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (ProductionRows annotation : test.all(ProductionRows.class)) {
            if (annotation.table().isBlank()) {
                mistakes.add("@ProductionRows(table) is blank");
            }
            parser.wholeNumber(
                            new Setting("@ProductionRows(rows)", Long.toString(annotation.rows())), 0, Long.MAX_VALUE)
                    .ifPresent(number -> rows.putIfAbsent(annotation.table().strip(), number));
        }
        written.productionRows().forEach((table, number) -> rows.putIfAbsent(table, number));
        return rows;
    }

    /** What all annotations of budgets have in common. */
    private final class Written {
        private final String annotation;
        private final String migration;
        private final Optional<Direction> direction;

        Written(String annotation, String migration, Direction[] directions) {
            this.annotation = annotation;
            this.migration = migration.strip();
            List<Direction> distinct = Arrays.stream(directions).distinct().toList();
            if (distinct.contains(Direction.NEITHER)) {
                mistakes.add(
                        new Setting(
                                "@" + annotation + "(direction)",
                                distinct.stream().map(Direction::name).collect(Collectors.joining(", "))),
                        "must be UP, DOWN or left out");
            }
            this.direction = distinct.size() == 1 ? Optional.of(distinct.get(0)) : Optional.empty();
            notBlank("migration", migration);
        }

        Optional<Budget> budget(Cost cost, String attribute, String limit, String relation, long atRows) {
            if (limit.isBlank()) {
                return Optional.empty();
            }
            notBlank("on", relation);
            if (atRows < 0) {
                mistakes.add(new Setting("@" + annotation + "(atRows)", Long.toString(atRows)), "must be at least 0");
            }
            return parser.duration(new Setting("@" + annotation + "(" + attribute + ")", limit.strip()))
                    .map(duration -> new Budget(
                            cost,
                            Optional.empty(),
                            relation.strip(),
                            migration,
                            direction,
                            duration,
                            atRows == 0 ? OptionalLong.empty() : OptionalLong.of(atRows),
                            "@" + annotation + " on " + test.name()));
        }

        private void notBlank(String attribute, String text) {
            if (text.isBlank()) {
                mistakes.add("@" + annotation + "(" + attribute + ") is blank");
            }
        }
    }
}
