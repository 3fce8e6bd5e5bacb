package dev.lockstep.conformance.probe;

import java.util.List;

/** Sentences about what was seen. */
final class Said {

    private Said() {}

    static String history(Bench bench) {
        List<String> lines = bench.history();
        return lines.isEmpty() ? "nothing" : String.join(", ", lines);
    }
}
