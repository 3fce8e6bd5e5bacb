package dev.lockstep.adapter.command;

import dev.lockstep.problem.Problem;

/**
 * What became of a command.
 *
 * @param end how it came to its end
 * @param exitCode its exit code; 0 means that it says that all went well; of no meaning unless it ended by itself
 * @param output the end of what it wrote to both outputs, stripped; if it could not be started, why
 */
public record CommandResult(End end, int exitCode, String output) {

    /** How a command comes to its end. */
    public enum End {
        /** By itself. */
        EXITED,
        /** It never began. */
        NOT_STARTED,
        /** It was killed because its time was over. */
        TOO_LONG,
        /** It was killed because nobody wants its result any more. */
        INTERRUPTED
    }

    /** Returns whether the command says that all went well. */
    public boolean succeeded() {
        return end == End.EXITED && exitCode == 0;
    }

    /**
     * Adds to {@code problem} how the command ended.
     *
     * @param words what of its output is worth reading
     */
    public Problem addTo(Problem problem, String words) {
        Problem told = problem.said(words);
        return switch (end) {
            case EXITED -> words.isBlank() ? told.said("it exited with " + exitCode + " and said nothing") : told;
            case NOT_STARTED -> told;
            case TOO_LONG -> told.said("it was killed because it did not come to an end");
            case INTERRUPTED -> told.said(
                    "it was killed, with every process that it had started, at the end of its time");
        };
    }
}
