package dev.lockstep.junit;

import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The invocation that stands for one migration. */
record StepInvocation(MigrationStep step, CheckedRun run) implements TestTemplateInvocationContext {

    /** Returns {@code 0004_add_status · up·down·up}: of the plan, not of the outcome, so that a test keeps its name. */
    @Override
    public String getDisplayName(int invocationIndex) {
        Migration migration = step.migration();
        return migration.displayName() + " · "
                + migration
                        .reversal()
                        .fold(
                                () -> way("·"),
                                irreversible -> way(", ") + " (irreversible: " + irreversible.because() + ")",
                                downMissing -> way(", ") + " (no down)");
    }

    private String way(String separator) {
        return run.plannedFor(step.migration()).stream()
                .filter(planned -> planned instanceof Step.Apply
                        || planned instanceof Step.Revert
                        || planned instanceof Step.Restore)
                .map(StepInvocation::word)
                .collect(Collectors.joining(separator));
    }

    private static String word(Step planned) {
        if (planned instanceof Step.Apply) {
            return "up";
        }
        return planned instanceof Step.Revert ? "down" : "restored";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(
                new StepPublisher(new StepVerdict(step)),
                new RunParameters(step, run),
                new StepAssertion(new StepVerdict(step), run.result().reportPage()));
    }
}
