package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import java.io.IOException;

/** Looks at one behaviour of one tool. */
public interface Probe {

    /** Returns what it looks at. */
    Behaviour behaviour();

    /**
     * Does to the tool what has to be done, and says what it saw.
     *
     * @throws CannotObserve if the tool does not come as far as that
     */
    Cell observe(Benches benches) throws IOException;
}
