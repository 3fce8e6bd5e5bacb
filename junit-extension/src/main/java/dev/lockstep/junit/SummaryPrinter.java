package dev.lockstep.junit;

import dev.lockstep.run.RunResult;

/** Prints what a run came to where every test runner shows it, so that CI needs no logger and no artefact to tell it. */
final class SummaryPrinter {

    /** Prints the whole summary at once: tests that run at the same time do not mix their lines. */
    void print(RunResult result) {
        System.out.println("\n" + result.summary() + "\n");
    }
}
