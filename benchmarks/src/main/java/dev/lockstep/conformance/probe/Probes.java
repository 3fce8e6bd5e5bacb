package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Form;
import dev.lockstep.conformance.idiom.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every probe, in the order of the page. */
public final class Probes {

    private Probes() {}

    /** Returns one probe for each behaviour. */
    public static List<Probe> all() {
        return List.of(
                new TransactionsProbe(),
                new BookkeepingProbe(),
                new PartialFailureProbe(),
                new RerunProbe(),
                new TwoAtOnceProbe(),
                new DownProbe(),
                new EditedProbe(),
                new LateProbe(),
                new ConcurrentIndexProbe(),
                new CancelledProbe(),
                new KilledProbe(),
                new LockTimeoutProbe(),
                new RowsProbe(),
                new TextProbe());
    }
}
