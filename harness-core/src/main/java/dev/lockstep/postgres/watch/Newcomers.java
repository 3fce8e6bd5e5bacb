package dev.lockstep.postgres.watch;

import dev.lockstep.postgres.watch.ledger.LockProbes;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.problem.LockstepException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which transaction of a step made a relation, as far as somebody met it. One that was made by an earlier transaction has a name that
 * everybody can see; one that the transaction at hand has made, nobody else can.
 *
 * <p>Safe for use by several threads.
 */
final class Newcomers {

    private final LockProbes probes;
    private final RelationNames names;
    private final Map<Long, Integer> made = new ConcurrentHashMap<>();
    private final Set<Integer> unseenMakers = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Refresh> refreshes = new ConcurrentHashMap<>();

    Newcomers(LockProbes probes, RelationNames names) {
        this.probes = probes;
        this.names = names;
    }

    /** Names that are being learned. */
    private record Refresh(CompletableFuture<Void> learning) {
        void await() {
            try {
                learning.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof LockstepException stuck ? stuck : e;
            }
        }
    }

    /** A transaction makes relations, or does something to them, at which nobody looks. */
    void unseenIn(int transaction) {
        if (!unseenMakers.isEmpty()) {
            refresh(transaction);
        }
        unseenMakers.add(transaction);
    }

    /**
     * Somebody has locks on these relations.
     *
     * @throws LockstepException if names cannot be asked for
     */
    void met(Set<Long> locked, int transaction) {
        // Made by a statement of an earlier transaction that was not looked at, and committed since.
        boolean unseen = unseenMakers.size() > (unseenMakers.contains(transaction) ? 1 : 0);
        Set<Long> unknown = names.unknown(locked);
        if (unseen && !unknown.isEmpty()) {
            refresh(transaction).await();
        }
        Set<Long> visible = names.unknown(unknown).stream()
                .filter(oid -> made.computeIfAbsent(oid, first -> transaction) != transaction)
                .collect(Collectors.toSet());
        if (!visible.isEmpty()) {
            names.learn(probes.ask(RelationNames.queryFor(visible)));
        }
    }

    /** Learns, once in a transaction and while the tool goes on, the names of what earlier ones have made. */
    private Refresh refresh(int transaction) {
        return refreshes.computeIfAbsent(
                transaction,
                number -> new Refresh(CompletableFuture.runAsync(() -> names.learn(probes.newer(names.latest())))));
    }

    /**
     * Waits until nothing is asked any more.
     *
     * @throws LockstepException if names could not be asked for
     */
    void settle() {
        refreshes.values().forEach(Refresh::await);
    }

    /** Returns the transactions that made relations, by the relations' OIDs. */
    Map<Long, Integer> made() {
        return Map.copyOf(made);
    }
}
