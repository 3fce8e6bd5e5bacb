package dev.lockstep.adapter.contract;

import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.WrittenBudget;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.Scene;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.TableSizes;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The page of a rule, {@code docs/rules/<id>}: {@code rule.md}, a project in {@code bad} that breaks it and one in {@code good} that
 * keeps it.
 *
 * <p>{@code page.properties} says with what they are run, where that is not 50 rows per table and nothing else: {@code tool} whose
 * projects they are, {@code rows}, {@code scene}, {@code growth} (two volumes), {@code production.<table>} rows, and budgets as
 * settings have them: {@code budget.held=200ms of ACCESS_EXCLUSIVE on orders}. {@code invariant.sql} is a promise that is watched.
 *
 * @param rule whose page
 * @param folder where it is
 */
public record RulePage(RuleId rule, Path folder) {

    private static final Map<String, Cost> BUDGETS = Map.of(
            "budget.held", Cost.HELD,
            "budget.waited", Cost.WAITED,
            "budget.blocked", Cost.TRAFFIC_BLOCKED,
            "budget.statement", Cost.STATEMENT,
            "budget.migration", Cost.MIGRATION);
    private static final String PRODUCTION = "production.";

    /** Returns the pages in {@code docs} whose projects are {@code tool}'s, in the order of the rules. */
    public static Stream<RulePage> of(Path docs, String tool) {
        return Arrays.stream(RuleId.values())
                .map(rule -> new RulePage(rule, docs.resolve(rule.id())))
                .filter(page -> page.properties().getProperty("tool", "sql").equals(tool));
    }

    /**
     * Returns how one side of the page is run.
     *
     * @param side {@code bad} or {@code good}; {@code before} where there is one, of which a baseline is made
     */
    public RunSettings.Builder settings(String side) {
        Properties written = properties();
        RunSettings.Builder settings = RunSettings.forProject(folder.resolve(side))
                .name(rule.id() + " " + side)
                .rows(Long.parseLong(written.getProperty("rows", "50")))
                .limits(limits(written));
        if (written.containsKey("scene")) {
            settings.scene(Scene.valueOf(
                    written.getProperty("scene").toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        if (written.containsKey("growth")) {
            String[] volumes = written.getProperty("growth").split(" ", 2);
            settings.growth(new GrowthVolumes(Long.parseLong(volumes[0]), Long.parseLong(volumes[1])));
        }
        Path invariant = folder.resolve("invariant.sql");
        if (Files.exists(invariant)) {
            settings.invariant(new Invariant("nothing is left to do", text(invariant)));
        }
        return settings;
    }

    private Limits limits(Properties written) {
        List<Budget> budgets = new ArrayList<>();
        TreeMap<String, Long> production = new TreeMap<>();
        for (String name : written.stringPropertyNames()) {
            String value = written.getProperty(name);
            if (BUDGETS.containsKey(name)) {
                budgets.add(new WrittenBudget(BUDGETS.get(name), value)
                        .read("page.properties")
                        .fold(budget -> budget, fault -> {
                            throw new IllegalArgumentException(folder + ": " + name + ": " + fault);
                        }));
            } else if (name.startsWith(PRODUCTION)) {
                production.put(name.substring(PRODUCTION.length()), Long.valueOf(value));
            }
        }
        return new Limits(budgets, new TableSizes(production, TableSizes.LARGE_FROM));
    }

    private Properties properties() {
        Properties properties = new Properties();
        Path file = folder.resolve("page.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return rule.id();
    }
}
