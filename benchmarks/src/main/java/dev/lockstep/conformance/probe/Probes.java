package dev.lockstep.conformance.probe;

import java.util.List;

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
