package dev.lockstep.junit;

import dev.lockstep.journal.Observation;
import dev.lockstep.plan.Step;
import dev.lockstep.verdict.Finding;
import java.nio.file.Path;
import java.util.Optional;

/** What a run says about one migration. */
record StepVerdict(MigrationStep step) {

    /** Returns everything that makes this migration red. */
    Optional<AssertionError> failure(Path reportFile) {
        FailureText text = new FailureText(reportFile);
        step.findings().stream().filter(Finding::fails).forEach(text::add);
        return text.failure();
    }

    /** Returns why the migration was never tried, if it was not. */
    Optional<String> unreached() {
        return step.observations().stream()
                .filter(observation -> observation.step() instanceof Step.Apply)
                .findFirst()
                .map(Observation::outcome)
                .map(outcome ->
                        outcome.<Optional<String>>fold(Optional::empty, problem -> Optional.empty(), Optional::of))
                .orElseGet(() -> Optional.of("the run did not get this far"));
    }
}
