package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Invariant;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Suppression;
import dev.lockstep.verdict.TableSizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

    private static final List<MigrationId> KNOWN = List.of(new MigrationId("001"), new MigrationId("002"));

    @Test
    void settings_left_alone_are_in_order() {
        assertThat(new SettingsCheck().faults(settings().build())).isEmpty();
        assertThat(new SettingsCheck().unknownMigrations(settings().build(), KNOWN))
                .isEmpty();
    }

    @Test
    void negative_rows_are_refused() {
        assertThat(textOf(settings().rows(-1)))
                .isEqualTo("rows is -1\n  where:  setting rows\n  remedy: give 0 or more");
    }

    @Test
    void negative_new_rows_are_refused() {
        assertThat(textOf(settings().newRows(-5)))
                .isEqualTo("newRows is -5\n  where:  setting newRows\n  remedy: give 0 or more");
    }

    @Test
    void a_latest_journey_over_nothing_is_refused() {
        assertThat(textOf(settings().latest(0)))
                .isEqualTo("latest is 0\n  where:  setting latest\n  remedy: give 1 or more");
    }

    @Test
    void a_deadline_that_leaves_no_time_is_refused() {
        assertThat(textOf(settings().deadline(Duration.ZERO)))
                .isEqualTo(
                        """
                        the deadline leaves no time: PT0S
                          where:  setting deadline
                          remedy: give a duration such as 30s; it is for one migration in one direction""");
    }

    @Test
    void limits_that_cannot_be_meant_are_refused() {
        Budget none = budget(Budget.Cost.HELD, "*", Duration.ZERO, OptionalLong.empty());
        Budget here = budget(Budget.Cost.HELD, "*", Duration.ofSeconds(1), OptionalLong.of(0));
        Budget waiting = budget(Budget.Cost.WAITED, "*", Duration.ofSeconds(1), OptionalLong.of(9));
        TableSizes sizes = new TableSizes(new TreeMap<>(Map.of("orders", -3L)), -1);

        assertThat(textOf(settings().limits(new Limits(List.of(none, here, waiting), sizes))))
                .isEqualTo(
                        """
                        a budget for held allows nothing: PT0S
                          where:  the test
                          remedy: give a duration such as 200ms
                        a budget for held is meant for 0 rows
                          where:  the test
                          remedy: give the number of rows in production, or leave it out to judge what was measured
                        a budget for waited cannot be projected to a number of rows
                          where:  the test
                          remedy: only how long a lock is held or a statement takes is; leave atRows out
                        table orders is declared to have -3 rows in production
                          where:  setting productionRows
                          remedy: give 0 or more
                        largeFrom is -1
                          where:  setting largeFrom
                          remedy: give 0 or more""");
    }

    @Test
    void a_budget_on_a_projection_of_the_way_down_is_refused() {
        Budget down = new Budget(
                Budget.Cost.HELD,
                Optional.empty(),
                Budget.ANY,
                Budget.ANY,
                Optional.of(Finding.Direction.DOWN),
                Duration.ofSeconds(1),
                OptionalLong.of(9),
                "the test");

        assertThat(textOf(settings().limits(new Limits(List.of(down), TableSizes.undeclared()))))
                .isEqualTo(
                        """
                        a budget for the way down cannot be projected to a number of rows
                          where:  the test
                          remedy: growth is measured on the way up only; leave atRows out""");
    }

    @Test
    void volumes_that_tell_nothing_about_growth_are_refused() {
        assertThat(textOf(settings().growth(new GrowthVolumes(10_000, 15_000))))
                .isEqualTo(
                        """
                        growth cannot be told from 10000 and 15000 rows
                          where:  setting growth
                          remedy: give two volumes, the second at least twice the first, for instance 10_000 and 100_000""");
    }

    @Test
    void a_budget_for_a_migration_that_does_not_exist_is_refused() {
        Budget known = budget(Budget.Cost.HELD, "00*", Duration.ofSeconds(1), OptionalLong.empty());
        Budget unknown = budget(Budget.Cost.HELD, "01*", Duration.ofSeconds(1), OptionalLong.empty());
        RunSettings settings = settings()
                .limits(new Limits(List.of(known, unknown), TableSizes.undeclared()))
                .build();

        assertThat(new SettingsCheck().unknownMigrations(settings, KNOWN))
                .extracting(Problem::text)
                .containsExactly(
                        """
                        a budget is set for a migration that does not exist: "01*"
                          where:  the test
                          said:   migrations: 001, 002
                          remedy: correct the id, or remove the declaration with the migration""");
    }

    private static Budget budget(Budget.Cost cost, String migration, Duration limit, OptionalLong atRows) {
        return new Budget(cost, Optional.empty(), Budget.ANY, migration, Optional.empty(), limit, atRows, "the test");
    }

    @Test
    void an_unknown_rule_in_a_suppression_is_refused_with_the_rules_there_are() {
        assertThat(textOf(settings().suppression(new Suppression("down-mising", "001", "known", "OrdersTest.java"))))
                .isEqualTo(
                        """
                        there is no rule named "down-mising"
                          where:  OrdersTest.java
                          said:   rules: up-failed, down-missing, down-failed, second-up-failed, schema-differs-after-down, schema-differs-after-second-up, rows-changed-by-up, rows-lost-by-down, rows-differ-after-round-trip, new-rows-lost-by-down, bookkeeping-inconsistent, migrations-pending-after-up, constraint-violated, constraint-not-validated, index-invalid, sequence-behind, foreign-key-without-index, invariant-broken, model-differs-from-schema, lock-budget-exceeded, wait-budget-exceeded, time-budget-exceeded, scan-under-blocking-lock, rewrite-under-blocking-lock, index-build-blocks-writes, blocking-lock-held-across-statements, ddl-and-backfill-in-one-transaction, backfill-in-one-transaction, no-lock-timeout, lock-spreads-to-other-tables, traffic-blocked, cost-grows-with-rows, baseline-exceeded, migrator-blocks-itself
                          remedy: correct the name""");
    }

    @Test
    void a_suppression_without_a_reason_is_refused() {
        assertThat(textOf(settings().suppression(new Suppression("down-missing", "001", " ", "OrdersTest.java"))))
                .isEqualTo(
                        """
                        rule down-missing is accepted without a reason
                          where:  OrdersTest.java
                          remedy: say why the finding is in order; the report prints it""");
    }

    @Test
    void an_irreversible_migration_without_a_reason_is_refused() {
        assertThat(textOf(settings().irreversible(new IrreversibleDeclaration("001", ""))))
                .isEqualTo(
                        """
                        migration 001 is declared irreversible without a reason
                          where:  setting irreversible
                          remedy: say why it cannot be undone; the report prints it""");
    }

    @Test
    void an_invariant_without_sql_is_refused() {
        assertThat(textOf(settings().invariant(new Invariant("totals", " "))))
                .isEqualTo(
                        """
                        an invariant has no SQL
                          where:  invariant "totals"
                          remedy: give each invariant a name and a query that returns no row while it holds""");
    }

    @Test
    void an_irreversible_migration_that_does_not_exist_is_refused_with_those_that_do() {
        RunSettings settings = settings()
                .irreversible(new IrreversibleDeclaration("003", "the data is gone"))
                .build();

        assertThat(text(new SettingsCheck().unknownMigrations(settings, KNOWN)))
                .isEqualTo(
                        """
                        an irreversible migration is declared that does not exist: "003"
                          where:  setting irreversible
                          said:   migrations: 001, 002
                          remedy: correct the id, or remove the declaration with the migration""");
    }

    @Test
    void a_suppression_for_a_migration_that_does_not_exist_is_refused() {
        RunSettings settings = settings()
                .suppression(new Suppression("down-missing", "003", "known", "OrdersTest.java"))
                .suppression(new Suppression("down-missing", "*", "known", "OrdersTest.java"))
                .build();

        assertThat(text(new SettingsCheck().unknownMigrations(settings, KNOWN)))
                .isEqualTo(
                        """
                        rule down-missing is accepted for a migration that does not exist: "003"
                          where:  OrdersTest.java
                          said:   migrations: 001, 002
                          remedy: correct the id, or remove the declaration with the migration""");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        RunSettings settings =
                settings().rows(-1).deadline(Duration.ofSeconds(-1)).build();

        assertThat(new SettingsCheck().faults(settings)).hasSize(2);
    }

    private static RunSettings.Builder settings() {
        return RunSettings.forProject(Path.of("db"));
    }

    private static String textOf(RunSettings.Builder settings) {
        return text(new SettingsCheck().faults(settings.build()));
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
    }
}
