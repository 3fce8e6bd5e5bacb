package dev.lockstep.postgres.watch;

import dev.lockstep.postgres.watch.effects.EffectsReader;
import dev.lockstep.postgres.watch.effects.StatementEffects;
import dev.lockstep.postgres.watch.effects.Surprise;
import dev.lockstep.postgres.watch.ledger.Flight;
import dev.lockstep.postgres.watch.ledger.HeldLock;
import dev.lockstep.postgres.watch.ledger.LockKey;
import dev.lockstep.postgres.watch.ledger.LockLook;
import dev.lockstep.postgres.watch.ledger.LockProbes;
import dev.lockstep.postgres.watch.ledger.LookPolicy;
import dev.lockstep.postgres.watch.ledger.RelationNames;
import dev.lockstep.postgres.watch.ledger.Sampler;
import dev.lockstep.postgres.watch.ledger.SessionLedger;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapObserver;
import dev.lockstep.postgres.watch.tap.TapQuestion;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Watches the tool's sessions during one step: keeps a ledger for each, looks while the server stands still, and remembers every
 * statement.
 *
 * <p>What goes wrong in here must not reach the tool: the first failure to look makes the step partly unseen, which is told, and it is not
 * tried again.
 */
final class StepWatch implements TapObserver {

    private final LockProbes probes;
    private final RelationNames names;
    private final EffectsReader effects;
    private final Set<Surprise> surprises = ConcurrentHashMap.newKeySet();
    private final Sampler sampler;
    private final Map<Integer, SessionWatch> sessions = new ConcurrentHashMap<>();
    private final Map<Integer, SessionWatch> byPid = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<SeenStatement> statements = new ConcurrentLinkedQueue<>();
    private final Newcomers newcomers;
    private final AtomicInteger transactions = new AtomicInteger();
    private volatile Optional<Problem> blind = Optional.empty();

    StepWatch(LockProbes probes, RelationNames names, EffectsReader effects, Set<Surprise> surprises) {
        this.probes = probes;
        this.names = names;
        this.effects = effects;
        this.newcomers = new Newcomers(probes, names);
        this.surprises.addAll(surprises);
        this.sampler = new Sampler(this::sample, this::sampled);
    }

    /** Takes over a session that was there before the step, with the locks that it holds. */
    void takeOver(TapSession session) {
        SessionLedger ledger = look(session.pid(), LockLook.EVERYTHING)
                .map(SessionLedger::new)
                .orElseGet(() -> new SessionLedger(System.nanoTime()));
        add(session, ledger);
        unharmed(() -> effects.unseen(session.number()));
    }

    private SessionWatch add(TapSession session, SessionLedger ledger) {
        SessionWatch watch =
                new SessionWatch(session, ledger, new LookPolicy(names.oldWords(), this::looksBehindTexts));
        sessions.put(session.number(), watch);
        byPid.put(session.pid(), watch);
        return watch;
    }

    private SessionWatch watch(TapSession session) {
        SessionWatch known = sessions.get(session.number());
        return known == null ? add(session, new SessionLedger(System.nanoTime())) : known;
    }

    @Override
    public void opened(TapSession session) {
        add(session, new SessionLedger(System.nanoTime()));
    }

    @Override
    public boolean wantsLook(TapSession session, String sql) {
        return watch(session).wantsLook(sql) && blind.isEmpty();
    }

    @Override
    public void preparing(TapSession session, String sql, long nanos) {
        SessionWatch watch = watch(session);
        if (watch.canLock(sql)) {
            watch.ledger().preparing(nanos);
        }
    }

    @Override
    public void sending(TapSession session, TapStatement statement) {
        SessionWatch watch = watch(session);
        SessionWatch.Underway sent = watch.sending(statement, transactions::incrementAndGet);
        if (sent.judgement().amongNewTables()) {
            newcomers.unseenIn(sent.seen().transaction());
        }
        if (LookPolicy.makesEventTrigger(statement.sql())) {
            surprises.add(Surprise.EVENT_TRIGGER);
        }
        statements.add(sent.seen());
        if (sent.kind() != Flight.Kind.HARMLESS) {
            sampler.working(session.pid(), new Flight(statement.number(), sent.kind(), statement.sentNanos()));
        }
        if (sent.judgement().wantsLook() || sent.kind() == Flight.Kind.SEVERAL_TRANSACTIONS) {
            unharmed(() -> effects.sending(session.number()));
        }
    }

    @Override
    public Optional<TapQuestion> question(TapSession session) {
        SessionLedger ledger = watch(session).ledger();
        return mayStayPrepared() && blind.isEmpty()
                ? Optional.of(InsideLook.question(newest(ledger), names.newest()))
                : Optional.empty();
    }

    private boolean mayStayPrepared() {
        return !surprises.contains(Surprise.GIVES_UP_PREPARED);
    }

    /** Returns the same without what stays prepared. */
    private static InsideQuery anew(InsideQuery question) {
        return sql -> question.ask(sql);
    }

    /** Returns whether any statement on structure may run what its text does not tell. */
    private boolean looksBehindTexts() {
        return surprises.contains(Surprise.EVENT_TRIGGER);
    }

    private long newest(SessionLedger ledger) {
        return ledger.size() > LookPolicy.CROWD ? names.newest() : LockLook.EVERYTHING;
    }

    @Override
    public void standsStill(TapSession session, TapStatement statement, InsideQuery question) {
        InsideQuery inside = mayStayPrepared() ? question : anew(question);
        SessionWatch watch = watch(session);
        sampler.resting(session.pid());
        long newest = newest(watch.ledger());
        Optional<InsideLook> both = lookInside(inside, newest);
        Optional<LockLook> locks = both.map(InsideLook::locks).or(() -> look(session.pid(), newest));
        locks.ifPresent(look -> {
            watch.ledger().stoodStill(statement.number(), look);
            watch.looked(statement.number());
            Set<Long> locked = relations(look.held());
            unharmed(() -> {
                watch.find(statement.number())
                        .ifPresent(underway ->
                                newcomers.met(locked, underway.seen().transaction()));
                StatementEffects did =
                        effects.look(session.number(), statement.sql(), locked, inside, both.map(InsideLook::answer));
                watch.find(statement.number()).ifPresent(underway -> {
                    underway.seen().did(did.effects());
                    underway.seen().hadLockTimeout(did.lockTimeout());
                });
            });
        });
    }

    private Optional<InsideLook> lookInside(InsideQuery inside, long newest) {
        List<InsideLook> taken = new ArrayList<>(1);
        unharmed(() -> InsideLook.take(inside, newest, names.newest()).ifPresent(taken::add));
        return taken.stream().findFirst();
    }

    @Override
    public void answered(TapSession session, TapStatement statement, TapAnswer answer) {
        SessionWatch watch = watch(session);
        watch.answered(statement.number(), answer.doneNanos()).ifPresent(underway -> {
            underway.seen().answered(answer.isSkipped() ? skipped(answer) : answer);
            if (underway.kind() == Flight.Kind.SEVERAL_TRANSACTIONS) {
                unharmed(() -> underway.seen().did(effects.afterwards(session.number())));
            } else if (!answer.error().isEmpty()) {
                unharmed(() -> effects.unseen(session.number()));
            } else if (underway.look() == SessionWatch.Look.NONE
                    && underway.kind() != Flight.Kind.HARMLESS
                    && !answer.isSkipped()) {
                unharmed(() ->
                        underway.seen().did(effects.presume(session.number(), statement.sql(), answer.command())));
            }
        });
        if (watch.ledger().isResting()) {
            sampler.resting(session.pid());
        }
    }

    private static TapAnswer skipped(TapAnswer answer) {
        return new TapAnswer(answer.doneNanos(), "", SeenStatement.SKIPPED);
    }

    @Override
    public void ending(TapSession session, long nanos) {
        SessionWatch watch = watch(session);
        rest(watch);
        watch.ending(nanos);
    }

    @Override
    public void ready(TapSession session, char status, long nanos) {
        SessionWatch watch = watch(session);
        watch.ready(status, nanos);
        if (status != 'T') {
            rest(watch);
        }
        if (status == 'I') {
            unharmed(() -> effects.ended(session.number()));
        }
    }

    @Override
    public void atRest(TapSession session, InsideQuery inside) {
        unharmed(() -> effects.atRest(session.number(), inside));
    }

    @Override
    public void closed(TapSession session, long nanos) {
        SessionWatch watch = watch(session);
        sampler.resting(session.pid());
        if (watch.ledger().size() > 0 || !watch.ledger().isResting()) {
            // The client is gone; the server may not have noticed, and go on with what it was told.
            watch.leave();
            sampler.working(session.pid(), new Flight(-1, Flight.Kind.SEVERAL_TRANSACTIONS, nanos));
        }
    }

    /** Looks at a session that does nothing, if it is not certain what it holds. */
    private void rest(SessionWatch watch) {
        if (watch.ledger().wantsLook()) {
            look(watch.pid(), LockLook.EVERYTHING).ifPresent(watch.ledger()::rested);
        }
    }

    private Map<Integer, LockLook> sample(List<Integer> pids) {
        try {
            return blind.isPresent() ? Map.of() : probes.look(pids, crowd(pids) ? names.newest() : LockLook.EVERYTHING);
        } catch (LockstepException e) {
            blinded(e.problem());
            return Map.of();
        }
    }

    private boolean crowd(List<Integer> pids) {
        return pids.stream()
                .flatMap(pid -> Optional.ofNullable(byPid.get(pid)).stream())
                .anyMatch(watch -> watch.ledger().size() > LookPolicy.CROWD);
    }

    private void sampled(Map<Integer, LockLook> looks) {
        looks.forEach((pid, look) -> Optional.ofNullable(byPid.get(pid)).ifPresent(watch -> {
            if (watch.hasLeft()) {
                watch.ledger().leaving(look);
                if (look.held().isEmpty()) {
                    sampler.resting(pid);
                }
            } else {
                watch.ledger().sampled(look);
            }
        }));
    }

    private Optional<LockLook> look(int pid, long newest) {
        if (blind.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(probes.look(pid, newest));
        } catch (LockstepException e) {
            blinded(e.problem());
            return Optional.empty();
        }
    }

    private void unharmed(Runnable work) {
        if (blind.isPresent()) {
            return;
        }
        try {
            work.run();
        } catch (UncheckedIOException e) {
            // The tool's session broke off while it was asked; the tap notices that next.
            return;
        } catch (LockstepException e) {
            blinded(e.problem());
        }
    }

    private synchronized void blinded(Problem problem) {
        if (blind.isEmpty()) {
            blind = Optional.of(problem);
        }
    }

    private static Set<Long> relations(Collection<LockKey> keys) {
        return keys.stream().map(LockKey::relation).filter(oid -> oid > 0).collect(Collectors.toSet());
    }

    /**
     * What was seen of the tool's sessions.
     *
     * @param endNanos when that ended
     * @param statements in the order in which they were sent
     * @param held in no particular order
     * @param made the transactions that made relations, by the relations' OIDs
     * @param blind why something was not seen, if so
     */
    record SeenStep(
            long endNanos,
            List<SeenStatement> statements,
            List<HeldLock> held,
            Map<Long, Integer> made,
            Optional<Problem> blind) {}

    /** Ends the samples, has a last look at whoever is at work, and returns everything. */
    SeenStep finish() {
        sampler.close();
        unharmed(newcomers::settle);
        for (SessionWatch watch : sessions.values()) {
            if (watch.ledger().size() > 0 || !watch.ledger().isResting()) {
                look(watch.pid(), LockLook.EVERYTHING).ifPresent(watch.ledger()::sampled);
            }
        }
        long end = System.nanoTime();
        List<HeldLock> held = sessions.values().stream()
                .flatMap(watch -> watch.ledger().finish(end).stream())
                .toList();
        return new SeenStep(end, List.copyOf(statements), held, newcomers.made(), blind);
    }
}
