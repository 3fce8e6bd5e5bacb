package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.DataState;
import dev.lockstep.data.FingerprintBuilder;
import dev.lockstep.data.HashedColumn;
import dev.lockstep.data.RowSpace;
import dev.lockstep.data.TableFingerprint;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.ObjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldRowsTest {

    private static final ObjectName TABLE = ObjectName.inPublic("ledger");

    @TempDir
    private Path folder = Path.of("");

    private DataState state() {
        FingerprintBuilder builder = new FingerprintBuilder(
                TABLE, List.of(new HashedColumn("id", "text")), List.of("id"), List.of(), RowSpace.in(folder, 0));
        for (int row = 1; row <= 20_000; row++) {
            builder.row().hash(row);
        }
        TreeMap<ObjectName, TableFingerprint> tables = new TreeMap<>();
        tables.put(TABLE, builder.build());
        return new DataState(tables);
    }

    private static long firstHash(DataState state) {
        return state.tables().values().iterator().next().hash(0, 0);
    }

    @Test
    void rows_are_forgotten_when_nothing_needs_them_and_not_before() {
        DataState before = state();
        DataState afterUp = state();
        DataState written = afterUp.minus(before);
        DataState afterDown = state();
        try (HeldRows held = new HeldRows()) {
            held.keepOnly(List.of(before, afterUp, written));
            held.keepOnly(List.of(afterUp, written, afterDown));

            assertThatThrownBy(() -> firstHash(before)).isInstanceOf(LockstepException.class);
            assertThat(firstHash(afterUp)).isEqualTo(1);
            assertThat(firstHash(afterDown)).isEqualTo(1);
        }
        assertThatThrownBy(() -> firstHash(afterUp)).isInstanceOf(LockstepException.class);
        assertThatThrownBy(() -> firstHash(afterDown)).isInstanceOf(LockstepException.class);
    }

    @Test
    void a_table_that_was_only_written_is_held_by_what_was_written() {
        DataState written = state().minus(DataState.empty());
        try (HeldRows held = new HeldRows()) {
            held.keepOnly(List.of(written));
            held.keepOnly(List.of(written));

            assertThat(firstHash(written)).isEqualTo(1);
        }
    }
}
