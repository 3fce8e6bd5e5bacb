package dev.lockstep.postgres.watch.waits;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.Database;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits from the server's log. Its lines are dated, so that it need not be read often. */
final class LoggedWaits implements WaitSource {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PAUSE_AT_REST = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LAST_ROUNDS = 10;

    private final ServerLogReader reader;
    private final Database database;
    private final PartyBook parties;
    private final TapBypass bypass;
    private final Guests guests;
    private final LookSession look;
    private final WaitLedger ledger = new WaitLedger();
    private final List<TimedEvent> files = new ArrayList<>();
    private Optional<String> end = Optional.empty();
    private List<SeenWait> waits = List.of();

    LoggedWaits(
            ServerLogReader reader,
            Database database,
            PartyBook parties,
            TapBypass bypass,
            Guests guests,
            LookSession look) {
        this.reader = reader;
        this.database = database;
        this.parties = parties;
        this.bypass = bypass;
        this.guests = guests;
        this.look = look;
    }

    @Override
    public long pause() {
        return PAUSE;
    }

    @Override
    public long pauseAtRest() {
        return PAUSE_AT_REST;
    }

    @Override
    public void round() {
        try {
            List<TimedEvent> events = reader.read();
            events.forEach(this::take);
            events.forEach(this::introduce);
            if (bypass.hasNameless() && end.isEmpty()) {
                guests.lookNowAndThen();
            }
        } catch (UncheckedIOException e) {
            throw new LockstepException(
                    Problem.what("the log of the embedded server can be read no more")
                            .where(database.address())
                            .said(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private void take(TimedEvent event) {
        parties.learn(event.event().pid(), event.backend(), event.application());
        bypass.take(event);
        ledger.take(event);
        if (event.event() instanceof LogEvent.TemporaryFile) {
            files.add(event);
        }
        if (event.event() instanceof LogEvent.ServerEnds ends && this.end.isEmpty()) {
            end = Optional.of(ends.message());
        }
    }

    /** Who is in the way may be gone when the step is over. */
    private void introduce(TimedEvent event) {
        if (event.event() instanceof LogEvent.Wait wait && end.isEmpty()) {
            parties.ask(wait.holders(), look);
        }
    }

    @Override
    public void finish() {
        // The second time nothing is kept back.
        round();
        List<Integer> waiting = List.of();
        try {
            if (!ledger.waiting().isEmpty() && end.isEmpty()) {
                waiting = WaitLook.at(look).pids();
            }
        } finally {
            waits = ledger.waits(System.nanoTime(), waiting);
        }
    }

    @Override
    public void awaitLastWords() {
        try {
            for (int round = 0; round < LAST_ROUNDS && end.isEmpty(); round++) {
                TimeUnit.NANOSECONDS.sleep(PAUSE);
                reader.read().forEach(this::take);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<SeenWait> waits() {
        return waits;
    }

    @Override
    public List<TemporaryFileSeen> temporaryFiles(long start) {
        List<TemporaryFileSeen> seen = new ArrayList<>();
        for (TimedEvent event : files) {
            if (event.event() instanceof LogEvent.TemporaryFile file) {
                seen.add(new TemporaryFileSeen(
                        file.pid(), file.bytes(), event.at().since(start)));
            }
        }
        return seen;
    }

    @Override
    public List<Problem> problems() {
        return end.map(
                        words -> Problem.what("the server ended all sessions while it was watched")
                                .where(database.address())
                                .said(words)
                                .remedy(
                                        "see whether the machine was out of memory or somebody stopped the server, and run again"))
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public void close() {
        reader.close();
    }
}
