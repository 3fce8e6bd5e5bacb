package dev.lockstep.problem;

/**
 * The harness itself cannot go on; the message is the text of its {@link Problem}.
 *
 * <p>A migration that fails is not an exception: it is an {@code Outcome.Failed} in the journal.
 */
public final class LockstepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public LockstepException(Problem problem) {
        super(problem.text());
        this.problem = problem;
    }

    public LockstepException(Problem problem, Throwable cause) {
        super(problem.text(), cause);
        this.problem = problem;
    }

    /** Returns what went wrong. */
    public Problem problem() {
        return problem;
    }
}
