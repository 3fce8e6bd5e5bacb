package dev.lockstep.postgres.watch;

import dev.lockstep.journal.StatementSeen.Block;
import dev.lockstep.postgres.watch.ledger.Flight;
import dev.lockstep.postgres.watch.ledger.LookPolicy;
import dev.lockstep.postgres.watch.ledger.LookPolicy.Judgement;
import dev.lockstep.postgres.watch.ledger.SessionLedger;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** What is remembered of one of the tool's sessions during a step. The tap tells of one thing after the other. */
final class SessionWatch {

    private final TapSession session;
    private final SessionLedger ledger;
    private final LookPolicy policy;
    private final Map<Long, Underway> underway = new HashMap<>();
    private Optional<Judged> judged = Optional.empty();
    private Optional<Integer> transaction = Optional.empty();
    private boolean inBlock;
    private volatile boolean left;

    /** A statement that was judged before it was sent. */
    private record Judged(String sql, Judgement judgement) {}

    /** A statement that was sent and not answered. */
    record Underway(SeenStatement seen, Judgement judgement, Flight.Kind kind, Look look) {}

    /** Whether a statement was looked at. */
    enum Look {
        NONE,
        TAKEN
    }

    SessionWatch(TapSession session, SessionLedger ledger, LookPolicy policy) {
        this.session = session;
        this.ledger = ledger;
        this.policy = policy;
    }

    int number() {
        return session.number();
    }

    int pid() {
        return session.pid();
    }

    SessionLedger ledger() {
        return ledger;
    }

    /** Returns whether a statement can take locks that are of interest, if only when it is prepared. */
    boolean canLock(String sql) {
        return policy.canLock(sql);
    }

    /** Something is about to be sent that can end the transaction. */
    void ending(long nanos) {
        policy.transactionEnds();
        ledger.ending(nanos);
    }

    boolean wantsLook(String sql) {
        Judgement judgement = policy.judge(sql, ledger.size());
        judged = Optional.of(new Judged(sql, judgement));
        return judgement.wantsLook();
    }

    /** Returns the statement with its place among the transactions, of which the next new one has the number {@code next}. */
    Underway sending(TapStatement statement, IntSupplier next) {
        Judgement judgement = judged.filter(one -> one.sql().equals(statement.sql()))
                .map(Judged::judgement)
                .orElseGet(() -> policy.judge(statement.sql(), ledger.size()));
        judged = Optional.empty();
        boolean alone = statement.block() == Block.AUTOCOMMIT || statement.block() == Block.SEVERAL;
        int number = alone ? next.getAsInt() : transaction.orElseGet(next::getAsInt);
        transaction = judgement.endsTransaction() ? Optional.empty() : Optional.of(number);
        inBlock |= !alone;
        Flight.Kind kind = statement.block() == Block.SEVERAL ? Flight.Kind.SEVERAL_TRANSACTIONS : judgement.kind();
        Underway sent = new Underway(
                new SeenStatement(statement, session.number(), session.pid(), number), judgement, kind, Look.NONE);
        underway.put(statement.number(), sent);
        ledger.sending(new Flight(statement.number(), kind, statement.sentNanos()));
        return sent;
    }

    Optional<Underway> find(long statement) {
        return Optional.ofNullable(underway.get(statement));
    }

    void looked(long statement) {
        underway.computeIfPresent(
                statement, (number, one) -> new Underway(one.seen(), one.judgement(), one.kind(), Look.TAKEN));
    }

    Optional<Underway> answered(long statement, long doneNanos) {
        Optional<Underway> answered = Optional.ofNullable(underway.remove(statement));
        answered.ifPresent(
                one -> policy.learn(one.judgement(), doneNanos - one.seen().sentNanos()));
        ledger.answered(statement);
        return answered;
    }

    void ready(char status, long nanos) {
        ledger.ready(status, nanos);
        if (status == 'I' && underway.isEmpty()) {
            policy.transactionEnds();
            transaction = Optional.empty();
            if (inBlock) {
                policy.blockEnded();
                inBlock = false;
            }
        }
    }

    /** The client is gone. */
    void leave() {
        left = true;
    }

    boolean hasLeft() {
        return left;
    }
}
