package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.lock.LockMode;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.run.GrowthVolumes;
import dev.lockstep.run.RunSettings;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.TableSizes;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsReaderTest {

    @TempDir
    Path folder;

    @Test
    void without_a_word_the_standard_limits_hold() {
        RunSettings settings = read(PlainTestCase.class, Map.of());

        assertThat(settings.limits()).isEqualTo(Limits.standard());
        assertThat(settings.growth()).isEmpty();
    }

    @Test
    void reads_every_attribute_of_a_lock_budget() {
        Limits limits = read(FullTestCase.class, Map.of()).limits();

        String writtenAt = "@LockBudget on LimitsReaderTest.FullTestCase.migrations";
        assertThat(limits.budgets())
                .containsExactly(
                        new Budget(
                                Cost.HELD,
                                Optional.of(LockMode.ACCESS_EXCLUSIVE),
                                "orders",
                                "0004*",
                                Optional.of(Direction.UP),
                                Duration.ofMillis(200),
                                OptionalLong.of(500_000_000),
                                writtenAt),
                        new Budget(
                                Cost.WAITED,
                                Optional.of(LockMode.ACCESS_EXCLUSIVE),
                                "orders",
                                "0004*",
                                Optional.of(Direction.UP),
                                Duration.ofSeconds(1),
                                OptionalLong.empty(),
                                writtenAt));
    }

    @Test
    void a_lock_budget_without_a_mode_is_for_all_that_block_and_with_several_for_each() {
        Limits limits = read(ModesTestCase.class, Map.of()).limits();

        assertThat(limits.budgets())
                .extracting(Budget::mode)
                .containsExactly(Optional.empty(), Optional.of(LockMode.SHARE), Optional.of(LockMode.ACCESS_EXCLUSIVE));
    }

    @Test
    void reads_budgets_of_time_and_traffic() {
        Limits limits = read(TimeTestCase.class, Map.of()).limits();

        assertThat(limits.budgets())
                .extracting(Budget::cost, Budget::relation, Budget::migration, Budget::limit, Budget::atRows)
                .containsExactly(
                        tuple(Cost.STATEMENT, "*", "0042", Duration.ofSeconds(5), OptionalLong.of(1_000_000)),
                        tuple(Cost.MIGRATION, "*", "0042", Duration.ofMinutes(1), OptionalLong.empty()),
                        tuple(Cost.TRAFFIC_BLOCKED, "audit.*", "*", Duration.ofMillis(50), OptionalLong.empty()));
    }

    @Test
    void reads_a_composed_annotation_and_the_class_and_lets_the_nearest_size_win() {
        RunSettings settings = read(
                ComposedTestCase.class,
                Map.of(
                        "lockstep.productionRows", "orders=7; items=8",
                        "lockstep.budget.held", "1s; 2s of SHARE; 3s at 9"));

        assertThat(settings.limits().budgets())
                .as("the one of the method, and what it is not about")
                .extracting(Budget::limit)
                .containsExactly(
                        Duration.ofMillis(20), Duration.ofMillis(70), Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(settings.limits().sizes())
                .isEqualTo(new TableSizes(
                        new TreeMap<>(Map.of("orders", 500_000_000L, "audit.*", 9L, "items", 8L)), 50_000));
        assertThat(settings.growth()).contains(new GrowthVolumes(5_000, 50_000));
    }

    @Test
    void reads_everything_from_the_configuration() {
        RunSettings settings = read(
                PlainTestCase.class,
                Map.of(
                        "lockstep.budget.held", "200ms of ACCESS_EXCLUSIVE on orders; 1s at 500_000_000",
                        "lockstep.budget.waited", "2s",
                        "lockstep.budget.blocked", "500ms on orders",
                        "lockstep.budget.statement", "5s in 0004*",
                        "lockstep.budget.migration", "1m",
                        "lockstep.productionRows", "orders=500_000_000; audit.*=9",
                        "lockstep.largeFrom", "50_000",
                        "lockstep.growth", "1_000, 20_000"));

        assertThat(settings.limits().budgets())
                .extracting(budget -> budget.cost() + " " + budget.limit().toMillis() + " " + budget.relation() + " "
                        + budget.migration() + " " + budget.writtenAt())
                .containsExactly(
                        "held 200 orders * lockstep.budget.held",
                        "held 1000 * * lockstep.budget.held",
                        "waited 2000 * * lockstep.budget.waited",
                        "traffic blocked 500 orders * lockstep.budget.blocked",
                        "statement 5000 * 0004* lockstep.budget.statement",
                        "migration 60000 * * lockstep.budget.migration");
        assertThat(settings.limits().sizes())
                .isEqualTo(new TableSizes(new TreeMap<>(Map.of("orders", 500_000_000L, "audit.*", 9L)), 50_000));
        assertThat(settings.growth()).contains(new GrowthVolumes(1_000, 20_000));
    }

    @Test
    void tells_every_mistake_of_the_annotations_together() {
        assertThatThrownBy(() -> read(MistakenTestCase.class, Map.of()))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        the configuration of the test has 14 mistakes
                          where:  LimitsReaderTest.MistakenTestCase.migrations
                          said:   @LockBudget(held) = soon: not a duration; write a number with ms, s, m or h, for instance 30s
                          said:   @LockBudget limits nothing; say held or waited
                          said:   @LockBudget(atRows) = 5: only held is projected to a number of rows
                          said:   @LockBudget(direction) = NEITHER: must be UP, DOWN or left out
                          said:   @LockBudget(migration) is blank
                          said:   @LockBudget(on) is blank
                          said:   @LockBudget(atRows) = -1: must be at least 0
                          said:   @TimeBudget limits nothing; say perStatement or perMigration
                          said:   @TimeBudget(atRows) = 3: only perStatement is projected to a number of rows
                          said:   @TrafficBudget(blocked) is blank
                          said:   @ProductionRows(table) is blank
                          said:   @ProductionRows(rows) = -4: must be at least 0
                          said:   @LargeFrom = -1: must be at least 0
                          said:   @MeasureGrowth(large) = 15000: must be at least 20000
                          remedy: correct the annotation, junit-platform.properties or the system property""");
    }

    @Test
    void tells_every_mistake_of_the_configuration_together() {
        Map<String, String> mistaken = Map.of(
                "lockstep.budget.held", "200ms of EXCLUSIVE_ACCESS; 1 day",
                "lockstep.budget.statement", "5s on orders",
                "lockstep.productionRows", "orders; items=many",
                "lockstep.largeFrom", "all",
                "lockstep.growth", "10_000");

        assertThatThrownBy(() -> read(PlainTestCase.class, mistaken))
                .hasMessage(
                        """
                        the configuration of the test has 7 mistakes
                          where:  LimitsReaderTest.PlainTestCase.migrations
                          said:   lockstep.budget.held = 200ms of EXCLUSIVE_ACCESS: no lock mode is named EXCLUSIVE_ACCESS; there are ACCESS_SHARE, ROW_SHARE, ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE
                          said:   lockstep.budget.held = 1 day: not a duration; write a number with ms, s, m or h, for instance 30s
                          said:   lockstep.budget.statement = 5s on orders: only a budget of locks or traffic is "on" a table
                          said:   lockstep.productionRows = orders: not of the form name=value
                          said:   lockstep.productionRows = items=many: not a whole number
                          said:   lockstep.largeFrom = all: not a whole number
                          said:   lockstep.growth = 10_000: not two numbers of rows; write for instance 10_000, 100_000
                          remedy: correct the annotation, junit-platform.properties or the system property""");
    }

    private RunSettings read(Class<?> testClass, Map<String, String> configuration) {
        try {
            AnnotatedMethod test = new AnnotatedMethod(testClass, testClass.getDeclaredMethod("migrations"));
            return new SettingsReader(test, name -> Optional.ofNullable(configuration.get(name)), folder).read();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    static class PlainTestCase {
        @MigrationTest
        void migrations() {}
    }

    static class FullTestCase {
        @MigrationTest
        @LockBudget(
                mode = LockMode.ACCESS_EXCLUSIVE,
                held = "200ms",
                waited = "1s",
                on = "orders",
                migration = "0004*",
                direction = Direction.UP,
                atRows = 500_000_000)
        void migrations() {}
    }

    static class ModesTestCase {
        @MigrationTest
        @LockBudget(held = "1s")
        @LockBudget(
                mode = {LockMode.SHARE, LockMode.ACCESS_EXCLUSIVE},
                held = "200ms")
        void migrations() {}
    }

    static class TimeTestCase {
        @MigrationTest
        @TimeBudget(perStatement = "5s", perMigration = "1m", migration = "0042", atRows = 1_000_000)
        @TrafficBudget(blocked = "50ms", on = "audit.*")
        void migrations() {}
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @MigrationTest
    @LockBudget(held = "20ms")
    @ProductionRows(table = "orders", rows = 500_000_000)
    @MeasureGrowth(small = 5_000, large = 50_000)
    @interface SafeMigrationTest {}

    @LockBudget(held = "300ms")
    @LockBudget(held = "70ms", on = "orders")
    @ProductionRows(table = "orders", rows = 3)
    @ProductionRows(table = "audit.*", rows = 9)
    @LargeFrom(50_000)
    static class ComposedTestCase {
        @SafeMigrationTest
        void migrations() {}
    }

    static class MistakenTestCase {
        @MigrationTest
        @LockBudget(
                mode = {LockMode.SHARE, LockMode.EXCLUSIVE},
                held = "soon")
        @LockBudget(atRows = 5)
        @LockBudget(held = "1s", migration = " ", on = "", direction = Direction.NEITHER, atRows = -1)
        @TimeBudget(atRows = 3)
        @TrafficBudget(blocked = " ")
        @ProductionRows(table = "", rows = -4)
        @LargeFrom(-1)
        @MeasureGrowth(large = 15_000)
        void migrations() {}
    }
}
