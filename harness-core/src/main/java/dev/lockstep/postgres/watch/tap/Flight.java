package dev.lockstep.postgres.watch.tap;

/** A statement that has been sent and whose end has not been told yet. */
final class Flight {

    private final TapStatement statement;
    private final StatementKind kind;
    private final Look look;
    private TapAnswer answer = new TapAnswer(0, "", "");

    Flight(TapStatement statement, StatementKind kind, Look look) {
        this.statement = statement;
        this.kind = kind;
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

    boolean wantsLook() {
        return look == Look.WANTED;
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
