package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Journal;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepRulesTest {

    private static final MigrationId TWO = new MigrationId("2");

    @Test
    void an_up_that_fails_is_found_with_what_was_said() {
        Journal journal = JournalBuilder.of("1", "2")
                .up("1")
                .failed(new Step.Apply(TWO, Step.Pass.FIRST), "42601: syntax error")
                .journal();

        List<Finding> findings = new UpFailedRule().judge(journal);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.migration()).isEqualTo("2");
            assertThat(finding.direction()).isEqualTo(Direction.UP);
            assertThat(finding.problem().text())
                    .isEqualTo(
                            """
                            the up of 2 failed
                              where:  db/file.sql:3
                              said:   sql failed
                              said:   42601: syntax error
                              remedy: mend it""");
        });
    }

    @Test
    void an_older_migration_that_fails_is_found_too() {
        Step prepare = new Step.Prepare(new Span(new MigrationId("1"), TWO), List.of(new MigrationId("1"), TWO));

        List<Finding> findings = new UpFailedRule()
                .judge(JournalBuilder.of("1", "2", "3").failed(prepare, "no").journal());

        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.migration())
                .isEqualTo("1..2"));
    }

    @Test
    void ups_that_succeed_are_quiet() {
        Journal journal =
                JournalBuilder.of("1").up("1").down("1").secondUp("1").journal();

        assertThat(new UpFailedRule().judge(journal)).isEmpty();
        assertThat(new DownFailedRule().judge(journal)).isEmpty();
        assertThat(new SecondUpFailedRule().judge(journal)).isEmpty();
        assertThat(new DownMissingRule().judge(journal)).isEmpty();
    }

    @Test
    void a_failing_second_up_is_not_an_up_that_failed() {
        Journal journal = JournalBuilder.of("2")
                .up("2")
                .failed(new Step.Apply(TWO, Step.Pass.SECOND), "already there")
                .journal();

        assertThat(new UpFailedRule().judge(journal)).isEmpty();
        assertThat(new SecondUpFailedRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void a_second_up_that_fails_over_what_the_down_left_is_only_information() {
        Change left = new Change.Altered(new ObjectKey(ObjectKind.TABLE, "public.t"), "comment", "", "x");
        Journal journal = JournalBuilder.of("2")
                .up("2")
                .down("2")
                .compared("2", Purpose.DOWN_RESTORES, left)
                .failed(new Step.Apply(TWO, Step.Pass.SECOND), "already there")
                .journal();

        assertThat(new SecondUpFailedRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.problem().evidence()).contains("follows from schema-differs-after-down");
        });
    }

    @Test
    void a_down_that_fails_is_found() {
        Journal journal = JournalBuilder.of("1", "2")
                .up("2")
                .failed(new Step.Revert(TWO), "cannot drop")
                .journal();

        assertThat(new DownFailedRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.direction()).isEqualTo(Direction.DOWN);
            assertThat(finding.problem().what()).isEqualTo("the down of 2 failed");
            assertThat(finding.problem().evidence()).contains("cannot drop");
        });
    }

    @Test
    void a_down_that_nobody_wrote_is_found() {
        Journal journal = JournalBuilder.of()
                .migration("1", new Reversal.DownMissing("there is no 1.down.sql"))
                .up("1")
                .secondUp("1")
                .journal();

        assertThat(new DownMissingRule().judge(journal)).singleElement().satisfies(finding -> assertThat(
                        finding.problem().text())
                .isEqualTo(
                        """
                        1 has no down
                          where:  sql migration 1, down, db/1.up.sql
                          said:   there is no 1.down.sql
                          remedy: write the down, or declare in the migration: lockstep:irreversible because <reason>"""));
    }

    @Test
    void a_declared_irreversible_migration_is_in_order() {
        Journal journal = JournalBuilder.of()
                .migration("1", new Reversal.Irreversible("the data is gone"))
                .up("1")
                .secondUp("1")
                .journal();

        assertThat(new DownMissingRule().judge(journal)).isEmpty();
    }

    @Test
    void a_missing_down_of_an_older_migration_is_not_looked_at() {
        Journal journal = JournalBuilder.of()
                .migration("1", new Reversal.DownMissing("there is no 1.down.sql"))
                .migration("2", new Reversal.Reversible())
                .up("2")
                .journal();

        assertThat(new DownMissingRule().judge(journal)).isEmpty();
    }
}
