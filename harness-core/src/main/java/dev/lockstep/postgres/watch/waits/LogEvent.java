package dev.lockstep.postgres.watch.waits;

import java.util.List;

/** What the log says, as far as it matters to a watch. {@code pid} is the process that said it. */
sealed interface LogEvent {

    int pid();

    /**
     * A lock was or is waited for.
     *
     * @param owner for whom the process waits: itself, or the leader of the parallel workers that it belongs to
     * @param mode by the server's name: {@code AccessExclusiveLock}
     * @param micros for how long, by the server's clock
     * @param stage how far the wait had come
     * @param holders who held the lock in whatever mode, and did not wait for a stronger one
     * @param queue who waited for it, in their order
     * @param context what the process was doing: {@code while updating tuple (0,1) in relation "orders"}; empty if it does not say
     */
    record Wait(
            int pid,
            int owner,
            String mode,
            LockTag tag,
            long micros,
            Stage stage,
            List<Integer> holders,
            List<Integer> queue,
            String context)
            implements LogEvent {
        public Wait {
            holders = List.copyOf(holders);
            queue = List.copyOf(queue);
        }
    }

    /** How far a wait had come. */
    enum Stage {
        WAITING,
        ACQUIRED,
        FAILED
    }

    /** A statement, or with it the session, failed. Whatever it waited for, it does no longer. */
    record Failure(int pid, String severity, String message) implements LogEvent {}

    /** A temporary file was deleted. */
    record TemporaryFile(int pid, long bytes) implements LogEvent {}

    /**
     * A session logged in.
     *
     * @param application what it called itself when it asked to be let in; empty if it gave no name
     */
    record LoggedIn(int pid, String user, String database, String application) implements LogEvent {}

    /** A session is over. */
    record LoggedOut(int pid) implements LogEvent {}

    /** The server ends all sessions, because it stops or because one of its processes died. */
    record ServerEnds(int pid, String message) implements LogEvent {}
}
