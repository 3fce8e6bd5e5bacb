package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.schema.ObjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of some thousand rows, on the heap and in a file. */
class LargeTablesTest {

    private static final ObjectName LEDGER = ObjectName.inPublic("ledger");
    private static final int ROWS = 20_000;
    private static final int CHANGED = 12_345;

    @TempDir
    private Path folder = Path.of("");

    private enum Kept {
        ON_THE_HEAP,
        IN_A_FILE
    }

    private RowSpace space(Kept kept) {
        return RowSpace.of(folder, kept == Kept.IN_A_FILE ? 0 : 1 << 30, 1 << 12, 0);
    }

    /** Makes a state in which {@code rows} says which rows there are, as numbers, and {@code value} what is in each. */
    private DataState state(Kept kept, int[] rows, IntUnaryOperator value) {
        FingerprintBuilder builder = new FingerprintBuilder(
                LEDGER,
                List.of(
                        new HashedColumn("id", "text"),
                        new HashedColumn("amount", "text"),
                        new HashedColumn("note", "text")),
                List.of("id"),
                List.of("id"),
                space(kept));
        for (int row : rows) {
            builder.row().shown(String.valueOf(row)).hash(hash(row)).hash(hash(-1 - value.applyAsInt(row)));
            builder.hash(row % 3 == 0 ? TableFingerprint.NULL : hash(row % 100));
        }
        TreeMap<ObjectName, TableFingerprint> tables = new TreeMap<>();
        tables.put(LEDGER, builder.build());
        return new DataState(tables);
    }

    private static long hash(int value) {
        long mixed = (value + 0x1234567L) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 31);
    }

    private static int[] all() {
        return IntStream.range(0, ROWS).toArray();
    }

    private static int[] without(int lost) {
        return IntStream.range(0, ROWS).filter(row -> row != lost).toArray();
    }

    private static int[] backwards() {
        return IntStream.range(0, ROWS).map(row -> ROWS - 1 - row).toArray();
    }

    private DataDiff diff(Kept kept, int[] rows, IntUnaryOperator value) {
        return DataDiff.between(state(kept, all(), row -> row), state(kept, rows, value));
    }

    @ParameterizedTest
    @EnumSource
    void equal_rows_do_not_differ_in_whatever_order(Kept kept) {
        assertThat(diff(kept, all(), row -> row)).isEqualTo(DataDiff.none());
        assertThat(diff(kept, backwards(), row -> row)).isEqualTo(DataDiff.none());
    }

    @ParameterizedTest
    @EnumSource
    void one_lost_row_is_found(Kept kept) {
        for (int lost : new int[] {0, CHANGED, ROWS - 1}) {
            assertThat(diff(kept, without(lost), row -> row).tables())
                    .containsExactly(new TableDiff(LEDGER, ROWS, 1, "(id=" + lost + ")", 0, "", List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_changed_value_is_found(Kept kept) {
        assertThat(diff(kept, all(), row -> row == CHANGED ? -7 : row).tables())
                .containsExactly(new TableDiff(
                        LEDGER, ROWS, 0, "", 0, "", List.of(new ColumnChange("amount", 1, 0, "(id=" + CHANGED + ")"))));
    }

    @ParameterizedTest
    @EnumSource
    void values_that_two_rows_have_swapped_are_found(Kept kept) {
        IntUnaryOperator swapped = row -> row == 17 ? CHANGED : row == CHANGED ? 17 : row;

        assertThat(diff(kept, backwards(), swapped).tables())
                .containsExactly(new TableDiff(
                        LEDGER, ROWS, 0, "", 0, "", List.of(new ColumnChange("amount", 2, 0, "(id=" + CHANGED + ")"))));
    }

    @ParameterizedTest
    @EnumSource
    void rows_written_in_between_are_left_out_of_what_a_down_did(Kept kept) {
        DataState before = state(kept, without(CHANGED), row -> row);
        DataState withNewRows = state(kept, all(), row -> row);
        DataState written = withNewRows.minus(before);

        assertThat(written.tables().values()).singleElement().satisfies(table -> assertThat(table.key(0))
                .isEqualTo("(id=" + CHANGED + ")"));
        assertThat(DataDiff.between(before, withNewRows, written)).isEqualTo(DataDiff.none());
        assertThat(DataDiff.lost(written, before, before).tables())
                .containsExactly(new TableDiff(LEDGER, 1, 1, "(id=" + CHANGED + ")", 0, "", List.of()));
    }
}
