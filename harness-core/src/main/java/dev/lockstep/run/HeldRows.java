package dev.lockstep.run;

import dev.lockstep.data.DataState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rows of captured states. Those of large tables are in files, which are given back as soon as nothing needs them. */
final class HeldRows implements AutoCloseable {

    private List<DataState> held = List.of();

    /** Forgets all rows that {@code needed} has no part in, and holds those until the next call. */
    void keepOnly(Collection<DataState> needed) {
        List<DataState> before = held;
        held = new ArrayList<>(needed);
        before.forEach(state -> state.forget(held));
    }

    @Override
    public void close() {
        keepOnly(List.of());
    }
}
