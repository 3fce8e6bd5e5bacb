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

/** Sentences about what was seen. */
final class Said {

    private Said() {}

    static String history(Bench bench) {
        List<String> lines = bench.history();
        return lines.isEmpty() ? "nothing" : String.join(", ", lines);
    }
}
