package dev.lockstep.journal;

import dev.lockstep.problem.Problem;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a step ended. A migration that fails is data, not an exception. */
public sealed interface Outcome {

    /** Returns what the matching function makes of this case, so that a new case cannot be forgotten. */
    <T> T fold(Supplier<T> completed, Function<Problem, T> failed, Function<String, T> skipped);

    /** Returns whether the step did what it was meant to do. */
    default boolean isCompleted() {
        return fold(() -> true, problem -> false, reason -> false);
    }

    /** The step did what it was meant to do. */
    static Outcome completed() {
        return new Completed();
    }

    /** The tool or the server refused. */
    static Outcome failed(Problem problem) {
        return new Failed(problem);
    }

    /** The step could not be tried. */
    static Outcome skipped(String reason) {
        return new Skipped(reason);
    }

    record Completed() implements Outcome {
        @Override
        public <T> T fold(Supplier<T> completed, Function<Problem, T> failed, Function<String, T> skipped) {
            return completed.get();
        }
    }

    record Failed(Problem problem) implements Outcome {
        @Override
        public <T> T fold(Supplier<T> completed, Function<Problem, T> failed, Function<String, T> skipped) {
            return failed.apply(problem);
        }
    }

    record Skipped(String reason) implements Outcome {
        @Override
        public <T> T fold(Supplier<T> completed, Function<Problem, T> failed, Function<String, T> skipped) {
            return skipped.apply(reason);
        }
    }
}
