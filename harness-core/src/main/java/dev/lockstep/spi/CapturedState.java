package dev.lockstep.spi;

import dev.lockstep.data.DataState;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.schema.Snapshot;
import java.util.List;

/** A database's whole state at one moment. */
public record CapturedState(Snapshot schema, DataState data, List<IntegrityViolation> integrity) {

    public CapturedState {
        integrity = List.copyOf(integrity);
    }
}
