package dev.lockstep.postgres.watch;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.StatementSeen.Block;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapStatement;
import java.time.Duration;
import java.util.Optional;

/** One statement of the tool, which is filled in as it goes on. */
final class SeenStatement {

    /** What is told as the error of a statement that the step did not wait for. */
    static final String UNANSWERED = "the server had not answered when the step was over";

    /** What is told as the error of a statement that the server did not run. */
    static final String SKIPPED = "not run, because a statement before it failed";

    /** More characters of a statement are not told. */
    static final int LONGEST_TEXT = 10_000;

    private final TapStatement statement;
    private final int session;
    private final int pid;
    private final int transaction;
    private Optional<TapAnswer> answer = Optional.empty();
    private Effects effects = Effects.NONE;
    private Optional<Duration> lockTimeout = Optional.empty();

    SeenStatement(TapStatement statement, int session, int pid, int transaction) {
        this.statement = statement;
        this.session = session;
        this.pid = pid;
        this.transaction = transaction;
    }

    long number() {
        return statement.number();
    }

    int session() {
        return session;
    }

    int pid() {
        return pid;
    }

    int transaction() {
        return transaction;
    }

    Block block() {
        return statement.block();
    }

    /** Returns the text; where it is cut, its end tells. */
    String sql() {
        String sql = statement.sql();
        if (sql.length() <= LONGEST_TEXT) {
            return sql;
        }
        // Half of a surrogate pair is no character.
        int end = Character.isHighSurrogate(sql.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        String length = sql.length() >= TapStatement.LONGEST_TEXT
                ? "more than " + TapStatement.LONGEST_TEXT
                : String.valueOf(sql.length());
        return sql.substring(0, end) + " … [cut: " + length + " characters]";
    }

    long sentNanos() {
        return statement.sentNanos();
    }

    synchronized void answered(TapAnswer tapAnswer) {
        answer = Optional.of(tapAnswer);
    }

    synchronized void did(Effects seen) {
        effects = seen;
    }

    synchronized void hadLockTimeout(Optional<Duration> timeout) {
        lockTimeout = timeout;
    }

    synchronized long doneNanos(long atTheLatest) {
        return answer.map(TapAnswer::doneNanos).orElse(atTheLatest);
    }

    synchronized String command() {
        return answer.map(TapAnswer::command).orElse("");
    }

    synchronized String error() {
        return answer.map(TapAnswer::error).orElse(UNANSWERED);
    }

    synchronized Effects effects() {
        return effects;
    }

    synchronized Optional<Duration> lockTimeout() {
        return lockTimeout;
    }
}
