package dev.lockstep.postgres.watch.tap;

import dev.lockstep.journal.StatementSeen;

/** Where a session stands between transactions: as the client's messages will make it, and as the server told it last. */
final class Block {

    private boolean explicit;
    private boolean implicit;
    private boolean snapshot;
    private char status = 'I';

    /** What becomes of the prediction when the server tells where it stands. */
    enum Prediction {
        /** More has been sent in the meantime. */
        KEPT,
        REPLACED
    }

    /** A statement is about to be sent outside of the simple protocol, or as a part of a message of several. */
    StatementSeen.Block sending(StatementKind kind) {
        StatementSeen.Block now = explicit || kind.beginsBlock()
                ? StatementSeen.Block.EXPLICIT
                : kind.makesSeveralTransactions() && !implicit
                        ? StatementSeen.Block.SEVERAL
                        : implicit ? StatementSeen.Block.IMPLICIT : StatementSeen.Block.AUTOCOMMIT;
        if (kind.beginsBlock()) {
            explicit = true;
            implicit = false;
        } else if (kind.endsTransaction()) {
            explicit = explicit && kind.chains();
            implicit = false;
        } else if (!explicit) {
            implicit = true;
        }
        return now;
    }

    /** Several statements come in one message: outside of a block they are one transaction. */
    void together() {
        implicit = !explicit;
    }

    /** Returns whether a transaction is open, or will be, that the next Sync ends. */
    boolean isImplicit() {
        return implicit;
    }

    boolean isExplicit() {
        return explicit;
    }

    /** Returns whether its locks are still there when the server has answered it. */
    boolean mayLookAt(StatementKind kind) {
        boolean several = !explicit && kind.makesSeveralTransactions();
        return !several && status != 'E' && !kind.endsTransaction();
    }

    /** Returns whether the server has told that a transaction block is open, and nothing sent since then ends it. */
    boolean isOpen() {
        return explicit && status == 'T';
    }

    /** A statement has been completed. */
    void completed(StatementKind kind) {
        snapshot = (snapshot || kind.takesSnapshot()) && !kind.endsTransaction();
    }

    /** Returns whether the transaction has a snapshot, so that one more query changes nothing. */
    boolean hasSnapshot() {
        return snapshot;
    }

    void ready(char now, Prediction prediction) {
        status = now;
        if (now == 'I') {
            snapshot = false;
        }
        if (prediction == Prediction.REPLACED) {
            explicit = now != 'I';
            implicit = false;
        }
    }
}
