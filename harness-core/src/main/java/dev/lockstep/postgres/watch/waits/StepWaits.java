package dev.lockstep.postgres.watch.waits;

import dev.lockstep.journal.SelfBlock;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.LockWait.End;
import dev.lockstep.postgres.watch.tap.TapActivity;
import dev.lockstep.postgres.watch.tap.TapActivity.State;
import dev.lockstep.postgres.watch.tap.TapAnswer;
import dev.lockstep.postgres.watch.tap.TapSession;
import dev.lockstep.postgres.watch.tap.TapStatement;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.ServerLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** The waits of one step: a thread that reads the log, or samples where there is none, and looks whether the tool hangs in itself. */
final class StepWaits {

    private static final long LONGEST_LOOK_SECONDS = 15;

    private final long start;
    private final Database database;
    private final Supplier<List<TapActivity>> sessions;
    private final LookSession look;
    private final PartyBook parties;
    private final WaitSource source;
    private final SelfBlockDetector selfBlocks;
    private final TapBypass bypass;
    private final Guests guests;
    private final StatementSpans spans = new StatementSpans();
    private final List<Problem> problems = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "lockstep-waits");

    StepWaits(
            long start,
            Database database,
            Supplier<List<TapActivity>> sessions,
            LookSession look,
            PartyBook parties,
            Optional<ServerLog> log) {
        this.start = start;
        this.database = database;
        this.sessions = sessions;
        this.look = look;
        this.parties = parties;
        this.bypass =
                new TapBypass(database.address(), pid -> parties.known(pid).isPresent());
        this.guests = new Guests(look, bypass, start);
        this.selfBlocks = new SelfBlockDetector(sessions, SelfBlockDetector.CERTAINTY);
        this.source = log.<WaitSource>map(file -> new LoggedWaits(
                        ServerLogReader.of(file, database.address().database()),
                        database,
                        parties,
                        bypass,
                        guests,
                        look))
                .orElseGet(() -> new SampledWaits(look, sessions, guests));
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void tapped(TapSession session) {
        parties.tapped(session);
        bypass.tapped(session.pid());
    }

    void answered(TapSession session, TapStatement statement, TapAnswer answer) {
        spans.add(session.pid(), statement.sentNanos(), answer.doneNanos(), answer.error());
    }

    private void run() {
        try {
            while (!over.await(pause(), TimeUnit.NANOSECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LockstepException e) {
            // Once: without an answer now there will be none later, and the tool is told by its own sessions.
            problems.add(e.problem());
        }
    }

    private long pause() {
        List<TapActivity> present = sessions.get();
        boolean atRest = !present.isEmpty() && present.stream().allMatch(activity -> activity.state() == State.IDLE);
        return atRest ? source.pauseAtRest() : source.pause();
    }

    private void round() {
        source.round();
        if (selfBlocks.isWorthALook(System.nanoTime())) {
            selfBlocks.take(WaitLook.at(look), look);
        }
    }

    WaitsSeen stop(LongFunction<LockTarget> names) {
        over.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LONGEST_LOOK_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sessions.get().forEach(activity -> tapped(activity.session()));
        try {
            source.round();
            source.finish();
            guests.look();
        } catch (LockstepException e) {
            problems.add(e.problem());
            source.awaitLastWords();
        } finally {
            source.close();
        }
        List<Problem> all = new ArrayList<>(source.problems());
        if (all.isEmpty()) {
            // Whatever comes after the first has the same cause.
            problems.stream().limit(1).map(this::blind).forEach(all::add);
        }
        all.addAll(bypass.problems());
        return new WaitsSeen(waits(names), selfBlocks(names), source.temporaryFiles(start), all);
    }

    private Problem blind(Problem cause) {
        Problem blind = Problem.what("it could not be seen any more who waits for whom")
                .where(database.address())
                .said(cause.what());
        for (String words : cause.evidence()) {
            blind = blind.said(words);
        }
        return blind.remedy("see whether the server was stopped, or whether the migration keeps everybody out");
    }

    private List<LockWait> waits(LongFunction<LockTarget> names) {
        Map<Integer, Long> inFlight = new HashMap<>();
        for (TapActivity activity : sessions.get()) {
            activity.statement()
                    .filter(statement -> activity.state() == State.BUSY)
                    .ifPresent(statement -> inFlight.put(activity.session().pid(), statement.sentNanos()));
        }
        return source.waits().stream()
                .map(wait -> wait.end() == End.STILL_WAITING && inFlight.containsKey(wait.pid())
                        ? wait.notBefore(inFlight.getOrDefault(wait.pid(), start))
                        : wait)
                .map(wait -> spans.around(wait.pid(), wait.since(), wait.atLeast())
                        .map(wait::within)
                        .orElse(wait))
                .map(wait -> wait.told(start, names, parties::of))
                .toList();
    }

    private List<SelfBlock> selfBlocks(LongFunction<LockTarget> names) {
        return selfBlocks.found().stream()
                .map(found -> new SelfBlock(
                        found.statement(),
                        parties.of(found.waiter().session().pid()),
                        found.waitedFor(names),
                        parties.of(found.holder().session().pid()),
                        found.holderDid()))
                .toList();
    }
}
