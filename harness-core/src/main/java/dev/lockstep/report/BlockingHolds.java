package dev.lockstep.report;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.RelationSeen.Fate;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockTarget;
import java.util.HashSet;
import java.util.Set;

/** Tells the locks that can be in the application's way from the others. */
final class BlockingHolds {

    private final Set<String> created = new HashSet<>();
    private final Set<String> blockedTables = new HashSet<>();

    BlockingHolds(Watched watched) {
        watched.relations().stream()
                .filter(relation -> relation.fate() == Fate.CREATED)
                .map(RelationSeen::name)
                .forEach(created::add);
        watched.statements().stream()
                .flatMap(statement -> statement.locks().stream())
                .filter(hold -> hold.target().kind().holdsRows() && hold.mode().blocksReads())
                .map(hold -> hold.target().name())
                .forEach(blockedTables::add);
    }

    /**
     * Returns whether reads or writes wait for it. Nobody else knows what the step made itself, and a lock on an index says nothing
     * where the table as a whole is locked.
     */
    boolean isInTheWay(LockHold hold) {
        LockTarget target = hold.target();
        if (!hold.mode().blocksWrites() || created.contains(target.name())) {
            return false;
        }
        return switch (target.kind()) {
            case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, MATERIALIZED_VIEW, VIEW -> true;
            case INDEX, SEQUENCE -> target.table()
                    .map(table -> !blockedTables.contains(table.toString()) && !created.contains(table.toString()))
                    .orElse(true);
            case OTHER_RELATION,
                    TOAST_TABLE,
                    CATALOG,
                    OBJECT,
                    ADVISORY,
                    TRANSACTION,
                    VIRTUAL_TRANSACTION,
                    TUPLE,
                    OTHER -> false;
        };
    }
}
