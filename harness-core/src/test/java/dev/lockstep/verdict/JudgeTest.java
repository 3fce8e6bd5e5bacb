package dev.lockstep.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.rule.StandardRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Step.Revert DOWN = new Step.Revert(new MigrationId("1"));
    private static final ObjectName ORDERS = ObjectName.inPublic("orders");

    @Test
    void a_run_that_checked_everything_and_found_nothing_is_passed() {
        Judgement judgement = judge(clean().journal());

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(judgement.unchecked()).isEmpty();
    }

    @Test
    void an_error_makes_a_run_fail_even_if_not_everything_was_checked() {
        Judgement judgement = judge(clean().failed(DOWN, "no")
                .step(new Step.Apply(new MigrationId("1"), Step.Pass.SECOND), Outcome.skipped("the down of 1 failed"))
                .journal());

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(judgement.unchecked())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.text())
                                .isEqualTo(
                                        """
                                1 step did not take place
                                  where:  second-up 1
                                  said:   the down of 1 failed"""));
    }

    @Test
    void a_suppressed_error_passes_and_is_still_told() {
        Suppression accepted = new Suppression("down-failed", "1", "known", "Test.java");

        Judgement judgement = judge(clean().failed(DOWN, "no").journal(), accepted);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(judgement.verdict().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.suppressedBy()).contains(accepted));
        assertThat(judgement.unused()).isEmpty();
    }

    @Test
    void a_suppression_for_every_migration_covers_each() {
        Judgement judgement =
                judge(clean().failed(DOWN, "no").journal(), new Suppression("down-failed", "*", "known", ""));

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void a_suppression_of_another_rule_or_migration_changes_nothing_and_is_named() {
        Suppression otherRule = new Suppression("up-failed", "1", "known", "");
        Suppression otherMigration = new Suppression("down-failed", "2", "known", "");

        Judgement judgement = judge(clean().failed(DOWN, "no").journal(), otherRule, otherMigration);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(judgement.unused()).containsExactly(otherRule, otherMigration);
    }

    @Test
    void a_suppression_for_a_migration_that_was_not_reached_is_not_called_unused() {
        Suppression later = new Suppression("down-failed", "2", "known", "");
        Suppression every = new Suppression("index-invalid", "*", "known", "");

        Judgement judgement = judge(
                clean().step(new Step.Revert(new MigrationId("2")), Outcome.skipped("the up of 1 failed"))
                        .journal(),
                later,
                every);

        assertThat(judgement.unused()).isEmpty();
    }

    @Test
    void a_run_without_rows_is_inconclusive() {
        Judgement judgement =
                judge(JournalBuilder.of("1").capture("1", Point.AFTER_UP).journal());

        assertThat(whatOf(judgement))
                .containsExactly("the run had no rows, so nothing is known about what happens to data");
    }

    @Test
    void a_run_without_migrations_is_inconclusive() {
        Judgement judgement = judge(JournalBuilder.of().journal());

        assertThat(whatOf(judgement)).containsExactly("the project has no migrations, so nothing was checked");
    }

    @Test
    void a_table_without_rows_is_inconclusive_and_named_once() {
        TableLoad empty = new TableLoad(ORDERS, 0, "no value satisfies orders_check");

        Judgement judgement = judge(clean().load("1", empty).load("1", empty).journal());

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(judgement.unchecked())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.text())
                                .isEqualTo(
                                        """
                                table orders has no rows
                                  where:  before migration 1
                                  said:   no value satisfies orders_check
                                  remedy: nothing is known about what the migrations do to its data; let a migration insert rows, or make its constraints satisfiable"""));
    }

    @Test
    void a_table_that_holds_fewer_rows_than_asked_still_has_data() {
        TableLoad single = new TableLoad(ORDERS, 1, "its check allows one row");

        assertThat(judge(clean().load("1", single).journal()).verdict()).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void a_comparison_that_was_planned_and_not_made_is_inconclusive() {
        Step.Capture capture =
                new Step.Capture(Span.of(new MigrationId("1")), Point.AFTER_DOWN, List.of(Purpose.DOWN_RESTORES));

        Judgement judgement = judge(clean().step(capture, Outcome.completed()).journal());

        assertThat(whatOf(judgement))
                .containsExactly("the state after the down was not compared with the state before the up");
    }

    @Test
    void a_step_of_the_harness_that_fails_is_inconclusive() {
        Step.Load load = new Step.Load(Span.of(new MigrationId("1")));

        Judgement judgement = judge(clean().step(load, Outcome.failed(Problem.what("no connection")))
                .journal());

        assertThat(whatOf(judgement)).containsExactly("the step \"load 1\" did not take place");
    }

    @Test
    void an_invariant_that_generated_rows_break_is_inconclusive() {
        IntegrityViolation broken = new IntegrityViolation(
                IntegrityViolation.Kind.INVARIANT_BROKEN, ORDERS, "totals", "returned rows", 3, "");

        Judgement judgement = judge(clean().violated("1", Point.BEFORE, broken).journal());

        assertThat(whatOf(judgement))
                .containsExactly(
                        "the generated rows break the invariant \"totals\", so no migration can be held to it");
    }

    @Test
    void what_could_not_be_watched_makes_a_run_inconclusive_and_is_told_once() {
        Problem unseen =
                Problem.what("a session of the tool went around the watch").said("pid 7");
        Journal journal = clean().up("1", new WatchedBuilder().unseen(unseen))
                .down("1", new WatchedBuilder().unseen(unseen))
                .journal();

        Judgement judgement = judge(journal);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(judgement.unchecked()).containsExactly(unseen.where("up 1"));
    }

    private static JournalBuilder clean() {
        return JournalBuilder.of("1").load("1", new TableLoad(ORDERS, 100, "")).capture("1", Point.AFTER_UP);
    }

    private static Judgement judge(Journal journal, Suppression... suppressions) {
        return new Judge(StandardRules.all(Limits.standard()), List.of(suppressions)).judge(journal);
    }

    private static List<String> whatOf(Judgement judgement) {
        assertThat(judgement.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        return Stream.of(((Verdict.Inconclusive) judgement.verdict()).why())
                .flatMap(List::stream)
                .map(Problem::what)
                .toList();
    }
}
