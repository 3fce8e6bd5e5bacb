package dev.lockstep.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.DataDiff;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Purpose;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.verdict.JournalBuilder;
import dev.lockstep.verdict.Severity;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowRulesTest {

    private static final TableDiff NONE = diff("quiet", 0, 0);

    @Test
    void rows_that_the_up_loses_for_good_are_an_error() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, diff("orders", 3, 0))
                .compared("1", Purpose.DOWN_RESTORES, diff("orders", 3, 0))
                .journal();

        assertThat(new RowsChangedByUpRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().text())
                        .isEqualTo(
                                """
                                the up of 1 loses rows of orders
                                  where:  sql migration 1, up, db/1.up.sql
                                  said:   lost: 3 of 100 rows, for example (id=7)
                                  remedy: keep the rows, move them to a table from which the down brings them back, or accept the loss with a reason"""));
        assertThat(new RowsLostByDownRule().judge(journal)).isEmpty();
    }

    @Test
    void rows_that_the_down_brings_back_are_a_warning_and_rows_that_only_moved_are_information() {
        Journal deleted = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, diff("orders", 3, 0))
                .compared("1", Purpose.DOWN_RESTORES, NONE)
                .journal();
        Journal moved = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, diff("orders", 3, 0), diff("archive", 0, 3))
                .compared("1", Purpose.DOWN_RESTORES, NONE)
                .journal();

        assertThat(new RowsChangedByUpRule().judge(deleted))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        assertThat(new RowsChangedByUpRule().judge(moved))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void a_backfill_is_no_finding() {
        TableDiff filled = changed("orders", new ColumnChange("status", 80, 80, "(id=7)"));
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, filled)
                .compared("1", Purpose.DOWN_RESTORES, filled)
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, NONE)
                .journal();

        assertThat(new RowsChangedByUpRule().judge(journal)).isEmpty();
        assertThat(new RowsDifferAfterRoundTripRule().judge(journal)).isEmpty();
    }

    @Test
    void changed_values_that_come_back_are_information() {
        TableDiff changed = changed("orders", new ColumnChange("total", 80, 0, "(id=7)"));
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, changed)
                .compared("1", Purpose.DOWN_RESTORES, NONE)
                .journal();

        assertThat(new RowsChangedByUpRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
        assertThat(new RowsDifferAfterRoundTripRule().judge(journal)).isEmpty();
    }

    @Test
    void values_changed_by_a_migration_without_a_down_are_a_warning() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, changed("orders", new ColumnChange("total", 80, 0, "(id=7)")))
                .journal();

        assertThat(new RowsChangedByUpRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void values_that_do_not_come_back_are_one_error() {
        TableDiff changed = changed("orders", new ColumnChange("note", 80, 0, "(id=7)"));
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, changed)
                .compared("1", Purpose.DOWN_RESTORES, changed)
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, changed)
                .journal();

        assertThat(new RowsChangedByUpRule().judge(journal)).isEmpty();
        assertThat(new RowsDifferAfterRoundTripRule().judge(journal))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fails()).isTrue();
                    assertThat(finding.problem().what())
                            .isEqualTo("after the down of 1, values in orders are not what they were");
                    assertThat(finding.problem().evidence())
                            .containsExactly("column note: another value in 80 rows, for example (id=7)");
                });
    }

    @Test
    void rows_that_are_gone_only_after_the_down_are_found() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, NONE)
                .compared("1", Purpose.DOWN_RESTORES, diff("orders", 100, 0))
                .journal();

        assertThat(new RowsLostByDownRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.relation()).isEqualTo("orders");
            assertThat(finding.problem().evidence()).containsExactly("lost: 100 of 100 rows, for example (id=7)");
        });
    }

    @Test
    void rows_that_are_all_there_after_the_down_are_quiet() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.DOWN_RESTORES, diff("orders", 0, 20))
                .compared("1", Purpose.DOWN_KEEPS_NEW_ROWS, NONE)
                .journal();

        assertThat(new RowsLostByDownRule().judge(journal)).isEmpty();
        assertThat(new NewRowsLostByDownRule().judge(journal)).isEmpty();
        assertThat(new RowsDifferAfterRoundTripRule().judge(journal)).isEmpty();
    }

    @Test
    void new_rows_that_the_down_deletes_are_found() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.DOWN_RESTORES, NONE)
                .compared("1", Purpose.DOWN_KEEPS_NEW_ROWS, diff("orders", 5, 0))
                .journal();

        assertThat(new NewRowsLostByDownRule().judge(journal)).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.problem().what())
                    .isEqualTo("the down of 1 loses rows that were written to orders at the new version");
        });
    }

    @Test
    void new_rows_that_the_down_moves_back_are_quiet() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.DOWN_RESTORES, diff("orders", 0, 5))
                .compared("1", Purpose.DOWN_KEEPS_NEW_ROWS, diff("archive", 5, 0))
                .journal();

        assertThat(new NewRowsLostByDownRule().judge(journal)).isEmpty();
    }

    @Test
    void rows_that_the_up_inserted_and_the_down_left_are_a_warning() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, diff("status", 0, 4))
                .compared("1", Purpose.DOWN_RESTORES, diff("status", 0, 4))
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, NONE)
                .journal();

        assertThat(new RowsDifferAfterRoundTripRule().judge(journal))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.problem().evidence()).containsExactly("left over: 4 rows, for example (id=9)");
                });
    }

    @Test
    void rows_inserted_again_under_other_keys_are_quiet() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, diff("status", 0, 4))
                .compared("1", Purpose.DOWN_RESTORES, NONE)
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, diff("status", 4, 4))
                .journal();

        assertThat(new RowsDifferAfterRoundTripRule().judge(journal)).isEmpty();
    }

    @Test
    void rows_that_the_second_up_does_not_give_are_an_error() {
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, NONE)
                .compared("1", Purpose.DOWN_RESTORES, NONE)
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, diff("orders", 4, 0))
                .journal();

        assertThat(new RowsDifferAfterRoundTripRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fails()).isTrue());
    }

    @Test
    void a_column_that_the_migration_adds_may_differ_at_the_second_up() {
        TableDiff differs = changed("orders", new ColumnChange("created", 100, 0, "(id=7)"));
        Change added = new Change.Added(new SchemaObject(
                new ObjectKey(ObjectKind.COLUMN, "public.orders.created"), new TreeMap<>()));
        Journal newColumn = upAdding(added, differs);
        Journal oldColumn = upAdding(
                new Change.Altered(new ObjectKey(ObjectKind.TABLE, "public.orders"), "comment", "", "x"), differs);

        assertThat(new RowsDifferAfterRoundTripRule().judge(newColumn)).isEmpty();
        assertThat(new RowsDifferAfterRoundTripRule().judge(oldColumn)).hasSize(1);
    }

    @Test
    void the_time_of_the_update_in_a_column_that_the_up_writes_is_only_a_warning() {
        TableDiff differs = changed("orders", new ColumnChange("changed_at", 100, 0, "(id=7)"));
        Journal journal = JournalBuilder.of("1")
                .compared("1", Purpose.UP_KEEPS_ROWS, differs)
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, differs)
                .journal();

        assertThat(new RowsDifferAfterRoundTripRule().judge(journal))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void tables_that_a_round_trip_takes_down_come_back_empty() {
        Journal journal = JournalBuilder.of("1", "2")
                .journey(Journey.ROUND_TRIP)
                .compared("1..2", Purpose.SECOND_UP_REPEATS_FIRST, diff("orders", 100, 0))
                .journal();

        assertThat(new RowsDifferAfterRoundTripRule().judge(journal)).isEmpty();
    }

    private static Journal upAdding(Change change, TableDiff secondUp) {
        Comparison up = new Comparison(
                Purpose.UP_KEEPS_ROWS, new SchemaDiff(List.of(change), List.of()), DataDiff.none());
        return JournalBuilder.of("1")
                .capture("1", Point.AFTER_UP, List.of(up), List.of())
                .compared("1", Purpose.SECOND_UP_REPEATS_FIRST, secondUp)
                .journal();
    }

    private static TableDiff diff(String table, long lost, long added) {
        return new TableDiff(ObjectName.inPublic(table), 100, lost, "(id=7)", added, "(id=9)", List.of());
    }

    private static TableDiff changed(String table, ColumnChange... changes) {
        return new TableDiff(ObjectName.inPublic(table), 100, 0, "", 0, "", List.of(changes));
    }
}
