package dev.lockstep.postgres.watch.tap;

import java.util.Optional;

/** A statement that has been sent and whose end has not been told yet. */
final class Flight {

    private final TapStatement statement;
    private final StatementKind kind;
    private final SqlText.Dropping dropping;
    private final Look look;
    private Optional<TapQuestion> asked = Optional.empty();
    private TapAnswer answer = new TapAnswer(0, "", "");

    Flight(TapStatement statement, SqlText text, Look look) {
        this.statement = statement;
        this.kind = text.kind();
        this.dropping = text.dropping();
        this.look = look;
    }

    /** Whether the server shall stand still after it. */
    enum Look {
        WANTED,
        NONE
    }

    TapStatement statement() {
        return statement;
    }

    StatementKind kind() {
        return kind;
    }

    /** Returns what it does to prepared statements. */
    SqlText.Dropping dropping() {
        return dropping;
    }

    boolean wantsLook() {
        return look == Look.WANTED;
    }

    /** The question was sent behind it, so that the answer follows its own unless it fails. */
    void asked(TapQuestion question) {
        asked = Optional.of(question);
    }

    Optional<TapQuestion> asked() {
        return asked;
    }

    TapAnswer answer() {
        return answer;
    }

    void completed(String command) {
        answer = new TapAnswer(System.nanoTime(), command, "");
    }

    void failed(String error) {
        answer = new TapAnswer(System.nanoTime(), "", error);
    }

    /** The server will not run it, because of an earlier error. */
    void skipped() {
        answer = new TapAnswer(System.nanoTime(), "", "");
    }

    boolean hasFailed() {
        return !answer.error().isEmpty();
    }
}
