package dev.lockstep.data;

import static dev.lockstep.data.Rows.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.schema.ObjectName;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDiffTest {

    private static final ObjectName ORDERS = ObjectName.inPublic("orders");

    private final DataState before =
            state(orders().row(1, "new", "a").row(2, "paid", "b").row(3, "sent", "-"));

    /** Returns where the rows of one table are kept. */
    RowSpace space() {
        return RowSpace.usual();
    }

    private Rows keyedBy(String key, String table, String... columns) {
        return Rows.keyedBy(space(), key, table, columns);
    }

    private Rows orders() {
        return keyedBy("id", "orders", "id", "status", "note");
    }

    @Test
    void equal_states_do_not_differ_whatever_the_order_of_their_rows_and_columns() {
        DataState after = state(keyedBy("id", "orders", "note", "id", "status")
                .row("-", 3, "sent")
                .row("a", 1, "new")
                .row("b", 2, "paid"));

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff).isEqualTo(DataDiff.none());
    }

    @Test
    void counts_lost_added_and_changed_rows_with_the_first_of_each_as_example() {
        DataState after = state(orders().row(2, "void", "b")
                .row(3, "void", "-")
                .row(4, "new", "-")
                .row(5, "new", "-"));

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff.tables())
                .containsExactly(new TableDiff(
                        ORDERS, 3, 1, "(id=1)", 2, "(id=4)", List.of(new ColumnChange("status", 2, 0, "(id=2)"))));
    }

    @Test
    void tells_filled_nulls_from_other_changes_and_prefers_the_latter_as_example() {
        DataState nulls = state(orders().row(1, "new", "-").row(2, "new", "b").row(3, "new", "-"));
        DataState filled = state(orders().row(1, "new", "x").row(2, "new", "b").row(3, "new", "y"));
        DataState overwritten =
                state(orders().row(1, "new", "x").row(2, "new", "z").row(3, "new", "-"));

        assertThat(DataDiff.between(nulls, filled).tables().get(0).changed())
                .containsExactly(new ColumnChange("note", 2, 2, "(id=1)"));
        assertThat(DataDiff.between(nulls, overwritten).tables().get(0).changed())
                .containsExactly(new ColumnChange("note", 2, 1, "(id=2)"));
    }

    @Test
    void does_not_compare_columns_and_tables_that_only_one_state_has() {
        DataState after = state(
                keyedBy("id", "orders", "id", "status", "total")
                        .row(1, "new", 10)
                        .row(2, "paid", 20)
                        .row(3, "sent", 30),
                keyedBy("id", "customers", "id").row(1));

        assertThat(DataDiff.between(before, after)).isEqualTo(DataDiff.none());
    }

    @Test
    void compares_a_column_of_another_form_only_for_being_null() {
        DataState after = state(keyedBy("id", "orders", "id", "status", "note:jsonb")
                .row(1, "new", "{}")
                .row(2, "paid", "-")
                .row(3, "sent", "-"));

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff.tables().get(0).changed()).containsExactly(new ColumnChange("note", 1, 0, "(id=2)"));
    }

    @Test
    void knows_rows_by_the_old_key_where_the_new_key_is_wider() {
        DataState after = state(keyedBy("tenant,id", "orders", "id", "status", "note", "tenant")
                .row(1, "new", "a", 7)
                .row(2, "void", "b", 7)
                .row(3, "sent", "-", 7));

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff.tables())
                .containsExactly(new TableDiff(
                        ORDERS, 3, 0, "", 0, "", List.of(new ColumnChange("status", 1, 0, "(tenant=7, id=2)"))));
    }

    @Test
    void compares_the_common_columns_as_a_heap_when_the_key_was_renamed() {
        DataState renamed = state(keyedBy("order_id", "orders", "order_id", "status", "note")
                .row(1, "new", "a")
                .row(2, "paid", "b")
                .row(3, "sent", "-"));
        DataState renamedAndLost = state(keyedBy("order_id", "orders", "order_id", "status", "note")
                .row(1, "new", "a")
                .row(3, "sent", "-"));

        assertThat(DataDiff.between(before, renamed)).isEqualTo(DataDiff.none());
        assertThat(DataDiff.between(before, renamedAndLost).tables())
                .containsExactly(new TableDiff(ORDERS, 3, 1, "(id=2)", 0, "", List.of()));
    }

    @Test
    void counts_copies_in_a_table_without_a_key() {
        DataState three =
                state(keyedBy("", "log", "line").row("x").row("x").row("x").row("y"));
        DataState two =
                state(keyedBy("", "log", "line").row("x").row("y").row("x").row("z"));

        DataDiff diff = DataDiff.between(three, two);

        assertThat(diff.tables())
                .containsExactly(new TableDiff(ObjectName.inPublic("log"), 4, 1, "(line=x)", 1, "(line=z)", List.of()));
    }

    @Test
    void ignores_written_rows_after_a_down_but_no_others() {
        DataState afterUp = state(keyedBy("id", "orders", "id", "state")
                .row(1, "n")
                .row(2, "p")
                .row(3, "s")
                .row(4, "seed"));
        DataState withNewRows = state(keyedBy("id", "orders", "id", "state")
                .row(1, "n")
                .row(2, "p")
                .row(3, "s")
                .row(4, "seed")
                .row(100, "w"));
        DataState afterDown = state(orders().row(1, "new", "a")
                .row(2, "paid", "b")
                .row(3, "sent", "-")
                .row(4, "x", "-")
                .row(100, "-", "-"));

        DataDiff diff = DataDiff.between(before, afterDown, withNewRows.minus(afterUp));

        assertThat(diff.tables()).containsExactly(new TableDiff(ORDERS, 3, 0, "", 1, "(id=4)", List.of()));
    }

    @Test
    void ignores_as_many_written_copies_as_there_are_in_a_table_without_a_key() {
        DataState log = state(keyedBy("", "log", "line").row("x"));
        DataState withNewRows =
                state(keyedBy("", "log", "line", "level").row("x", 1).row("x", 2));
        DataState afterUp = state(keyedBy("", "log", "line", "level").row("x", 1));
        DataState afterDown = state(keyedBy("", "log", "line").row("x").row("x").row("x"));

        DataDiff diff = DataDiff.between(log, afterDown, withNewRows.minus(afterUp));

        assertThat(diff.tables()).singleElement().satisfies(table -> assertThat(table.added())
                .isEqualTo(1));
    }

    @Test
    void reports_written_rows_that_a_down_lost_but_not_what_it_did_to_their_values() {
        DataState written = state(orders().row(10, "w", "-").row(11, "w", "-").row(12, "w", "-"));
        DataState afterDown =
                state(orders().row(1, "new", "a").row(10, "other", "-").row(12, "w", "-"));

        DataDiff diff = DataDiff.lost(written, before, afterDown);

        assertThat(diff.tables()).containsExactly(new TableDiff(ORDERS, 3, 1, "(id=11)", 0, "", List.of()));
    }

    @Test
    void only_counts_written_rows_where_the_key_changed_with_the_version() {
        DataState written = state(keyedBy("uuid", "orders", "uuid").row("u1").row("u2"));
        DataState none = state(orders().row(1, "new", "a").row(2, "paid", "b").row(3, "sent", "-"));
        DataState all = state(orders().row(1, "new", "a")
                .row(2, "paid", "b")
                .row(3, "sent", "-")
                .row(4, "-", "-")
                .row(5, "-", "-"));

        assertThat(DataDiff.lost(written, before, none).tables())
                .containsExactly(new TableDiff(ORDERS, 2, 2, "", 0, "", List.of()));
        assertThat(DataDiff.lost(written, before, all)).isEqualTo(DataDiff.none());
    }

    @Test
    void does_not_miss_written_rows_in_tables_that_were_not_there_before() {
        DataState written = state(keyedBy("id", "invoices", "id").row(1));

        assertThat(DataDiff.lost(written, before, before)).isEqualTo(DataDiff.none());
    }

    @Test
    void a_second_up_may_add_rows_only_if_some_were_written_in_between() {
        DataState more = state(orders().row(1, "new", "a")
                .row(2, "paid", "b")
                .row(3, "sent", "-")
                .row(4, "new", "-"));
        DataState written = state(keyedBy("id", "customers", "id").row(9));

        assertThat(DataDiff.repeated(before, more, written)).isEqualTo(DataDiff.none());
        assertThat(DataDiff.repeated(before, more, DataState.empty()).tables())
                .containsExactly(new TableDiff(ORDERS, 3, 0, "", 1, "(id=4)", List.of()));
    }

    @Test
    void a_second_up_that_changes_or_loses_rows_differs_also_with_written_rows() {
        DataState other = state(orders().row(1, "void", "a").row(2, "paid", "b").row(9, "new", "-"));
        DataState written = state(orders().row(9, "new", "-"));

        DataDiff diff = DataDiff.repeated(before, other, written);

        assertThat(diff.tables())
                .containsExactly(new TableDiff(
                        ORDERS, 3, 1, "(id=3)", 0, "", List.of(new ColumnChange("status", 1, 0, "(id=1)"))));
    }
}
