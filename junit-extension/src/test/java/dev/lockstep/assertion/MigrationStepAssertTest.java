package dev.lockstep.assertion;

import static dev.lockstep.assertion.LockstepAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Outcome;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.migration.Reversal;
import dev.lockstep.plan.Purpose;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationStepAssertTest {

    private static final ObjectName ORDERS = ObjectName.inPublic("orders");
    private static final TableDiff BACKFILLED =
            new TableDiff(ORDERS, 1000, 0, "", 0, "", List.of(new ColumnChange("status", 7, 7, "1")));
    private static final TableDiff DAMAGED =
            new TableDiff(ORDERS, 1000, 3, "id=12", 0, "", List.of(new ColumnChange("status", 9, 2, "id=4")));

    @Test
    void agrees_with_a_migration_that_keeps_its_promises() {
        MigrationStep step = Samples.step(
                new Reversal.Reversible(),
                List.of(
                        Samples.up("0004", Outcome.completed()),
                        Samples.compared(Purpose.UP_KEEPS_ROWS, Samples.SAME_SCHEMA, BACKFILLED),
                        Samples.down("0004", Outcome.completed()),
                        Samples.compared(Purpose.DOWN_RESTORES, Samples.SAME_SCHEMA)),
                Samples.accepted(RuleId.INDEX_INVALID, "rebuilt at night"));

        assertThat(step).keepsRows().isReversible().hasNoFindings().tookAtMost(Duration.ofMillis(20));
    }

    @Test
    void names_the_rows_that_were_not_kept() {
        MigrationStep step = Samples.step(
                new Reversal.Reversible(),
                List.of(
                        Samples.compared(Purpose.UP_KEEPS_ROWS, Samples.SAME_SCHEMA, DAMAGED),
                        Samples.compared(Purpose.DOWN_RESTORES, Samples.SAME_SCHEMA, BACKFILLED)));

        assertThatThrownBy(() -> assertThat(step).keepsRows())
                .hasMessage(
                        """
                        expected 0004 to keep its rows, but
                          orders: lost: 3 of 1000 rows, for example id=12 (up-keeps-rows)
                          orders: column status: another value in 7 rows, for example id=4 (up-keeps-rows)
                          orders: column status: another value in 7 rows, for example 1 (down-restores)""");
    }

    @Test
    void does_not_take_silence_for_kept_rows() {
        MigrationStep step = Samples.step(new Reversal.Reversible(), List.of());

        assertThatThrownBy(() -> assertThat(step).keepsRows())
                .hasMessage("expected 0004 to keep its rows, but nothing compared them");
    }

    @Test
    void names_what_a_down_did_not_bring_back() {
        SchemaDiff forgotten =
                new SchemaDiff(List.of(Samples.removed(ObjectKind.INDEX, "public.orders_status")), List.of());
        MigrationStep step = Samples.step(
                new Reversal.Reversible(),
                List.of(
                        Samples.down("0004", Outcome.completed()),
                        Samples.compared(Purpose.DOWN_RESTORES, forgotten, DAMAGED)));

        assertThatThrownBy(() -> assertThat(step).isReversible())
                .hasMessage(
                        """
                        expected 0004 to be reversible, but after its down
                          index public.orders_status is missing
                          orders: lost: 3 of 1000 rows, for example id=12 (down-restores)
                          orders: column status: another value in 9 rows, for example id=4 (down-restores)""");
    }

    @Test
    void says_why_a_migration_is_not_reversible() {
        assertThatThrownBy(() -> assertThat(Samples.step(new Reversal.Irreversible("old values are gone"), List.of()))
                        .isReversible())
                .hasMessage("expected 0004 to be reversible, but it is declared irreversible: old values are gone");
        assertThatThrownBy(() -> assertThat(Samples.step(new Reversal.DownMissing("no file"), List.of()))
                        .isReversible())
                .hasMessage("expected 0004 to be reversible, but its down is missing");
        assertThatThrownBy(() -> assertThat(Samples.step(new Reversal.Reversible(), List.of()))
                        .isReversible())
                .hasMessage("expected 0004 to be reversible, but no step reverted it");
        assertThatThrownBy(() -> assertThat(Samples.step(
                                new Reversal.Reversible(),
                                List.of(Samples.down("0004", Outcome.failed(Problem.what("it refused"))))))
                        .isReversible())
                .hasMessage("expected down 0004 to complete, but it failed:\nit refused");
        assertThatThrownBy(() -> assertThat(Samples.step(
                                new Reversal.Reversible(), List.of(Samples.down("0004", Outcome.completed()))))
                        .isReversible())
                .hasMessage("expected 0004 to be reversible, but nothing compared");
    }

    @Test
    void lists_the_findings_that_exist() {
        MigrationStep step = Samples.step(
                new Reversal.Reversible(),
                List.of(),
                Samples.finding(RuleId.FOREIGN_KEY_WITHOUT_INDEX, Severity.WARNING),
                Samples.accepted(RuleId.INDEX_INVALID, "rebuilt at night"));

        assertThat(step).hasFinding(RuleId.FOREIGN_KEY_WITHOUT_INDEX);
        assertThatThrownBy(() -> assertThat(step).hasNoFindings())
                .hasMessage(
                        """
                        expected 0004 to have no finding
                        but found:
                          warning foreign-key-without-index on 0004: orders.foreign-key-without-index is wrong
                          error index-invalid on 0004: orders.index-invalid is wrong (accepted: rebuilt at night)""");
        assertThatThrownBy(() -> assertThat(step).hasFinding(RuleId.INDEX_INVALID))
                .hasMessageStartingWith("expected 0004 to have a finding of index-invalid\nbut found:\n  warning");
    }

    @Test
    void says_how_long_the_up_took() {
        MigrationStep slow = Samples.step(new Reversal.Reversible(), List.of(Samples.up("0004", Outcome.completed())));

        assertThatThrownBy(() -> assertThat(slow).tookAtMost(Duration.ofMillis(1)))
                .hasMessage("expected up 0004 to take at most 1 ms, but it took 20 ms");
        assertThatThrownBy(() -> assertThat(Samples.step(new Reversal.Reversible(), List.of()))
                        .tookAtMost(Duration.ofMillis(1)))
                .hasMessage("expected 0004 to take at most 1 ms, but no step applied it");
    }
}
