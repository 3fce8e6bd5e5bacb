package dev.lockstep.postgres.watch.effects;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Effects.IndexBuild;
import dev.lockstep.journal.Effects.Rewrite;
import dev.lockstep.journal.Effects.Scan;
import dev.lockstep.journal.Effects.Written;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells statement by statement what a tool does to the data of one database during one step.
 *
 * <p>A statement inside of which the server stands still is asked for with {@link #look}: one query in the tool's own session, and none
 * where it touches nothing that had rows before the step. Its figures are exact, with three limits: rows of a sequential scan that ended
 * early are those that were read; write-ahead log includes what other sessions wrote meanwhile; of a statement that failed nothing is
 * known, for its transaction cannot be asked any more. Where nobody looks at each of thousands of like statements, {@link #presume}
 * says what one of them did.
 *
 * <p>A statement that makes several transactions (CONCURRENTLY, VACUUM, REINDEX DATABASE, a procedure that commits) is compared from
 * outside when it is over, with {@link #afterwards}: new files, index builds and write-ahead log. What it scanned and how many rows it
 * wrote is missed, for the server passes these on to its statistics later; relations that it made and dropped again are missed, too.
 *
 * <p>Full scans, not rows fetched by an index, of ordinary tables and materialized views: a bitmap or index-only scan is none.
 *
 * <p>Sessions may be told of by different threads. Source: PostgreSQL manual, "The Cumulative Statistics System", pg_stat_xact_all_tables.
 */
public final class EffectsReader {

    /** What comes about in so short a time is not worth a question for each of a thousand small statements. */
    private static final long FRESH_NANOS = 5_000_000;

    /**
     * Statements that do nothing to data, so that nothing is asked. LOCK takes no snapshot, so that a repeatable read transaction can lock
     * first and see what is then committed; neither does SHOW.
     */
    private static final Set<String> IDLE =
            Set.of("SET", "RESET", "SHOW", "BEGIN", "START", "SAVEPOINT", "RELEASE", "LOCK", "");

    private final Connection side;
    private final KnownRelations before;
    private final Set<Long> withRows;
    private final NewFiles files;
    private final Map<Integer, SessionState> sessions = new HashMap<>();
    private final RepeatedStatements repeated = new RepeatedStatements();
    private OptionalLong wal = OptionalLong.empty();
    private long walNanos;

    /**
     * A reader for one step.
     *
     * @param side a session of the harness's own, in autocommit, that nobody else uses meanwhile
     * @param before the relations as they are before the step, with rows
     */
    public EffectsReader(Connection side, KnownRelations before) {
        this.side = side;
        this.before = before;
        this.withRows = before.all().stream()
                .map(KnownRelation::oid)
                .filter(before::hasRows)
                .collect(Collectors.toSet());
        this.files = new NewFiles(before);
    }

    /** What is remembered of one session. */
    private static final class SessionState {
        private final SessionCounters counters = new SessionCounters();
        private final Set<Long> moved = new HashSet<>();
        private boolean unseen;
        private OptionalLong wal = OptionalLong.empty();
    }

    /** The session is at rest after something that nobody saw: asks what that left behind. */
    public synchronized void atRest(int session, InsideQuery inside) {
        SessionState state = state(session);
        if (state.unseen) {
            state.unseen = !withRows.isEmpty() && !rebase(state, withRows, inside);
        }
    }

    /** A statement is about to be sent that will be looked at, or compared afterwards. */
    public synchronized void sending(int session) {
        if (withRows.isEmpty()) {
            return;
        }
        if (wal.isEmpty() || System.nanoTime() - walNanos > FRESH_NANOS) {
            note(WalPosition.read(side));
        }
        state(session).wal = wal;
    }

    /**
     * Returns what a statement did that was not looked at and did not fail: presumably the same as the last one that differed in its
     * values only, with the number of rows that the server told.
     *
     * @param command the server's command tag
     */
    public synchronized Effects presume(int session, String sql, String command) {
        SessionState state = state(session);
        Optional<Map<Long, Counters>> presumed = repeated.presume(StatementShape.of(sql), command);
        if (presumed.isEmpty()) {
            return Effects.NONE;
        }
        presumed.get().forEach(state.counters::presume);
        return effects(presumed.get(), List.of(), List.of(), OptionalLong.empty());
    }

    /** Something was done that nobody saw, by a statement that failed or before the step began: it is not the next statement's. */
    public synchronized void unseen(int session) {
        state(session).unseen = true;
    }

    /**
     * Returns what a statement did, asked while the server stands still after it.
     *
     * @param locked the numbers of the relations that the session has locks on; those of the system's own are ignored
     * @param told what the session has answered already; it is asked if that is nothing
     */
    public synchronized StatementEffects look(
            int session, String sql, Collection<Long> locked, InsideQuery inside, Optional<LookAnswer> told) {
        SessionState state = state(session);
        List<Long> touched = locked.stream().filter(withRows::contains).toList();
        StatementShape shape = StatementShape.of(sql);
        if (touched.isEmpty() || IDLE.contains(shape.command())) {
            told.ifPresent(answer -> state.counters.looked(answer.looks()));
            return shape.command().equals("LOCK") && !touched.isEmpty()
                    ? new StatementEffects(
                            Effects.NONE, told.map(LookAnswer::lockTimeout).or(() -> lockTimeout(inside)))
                    : StatementEffects.NONE;
        }
        Optional<LookAnswer> answer = told.map(whole -> whole.of(touched)).or(() -> LookAnswer.ask(touched, inside));
        if (shape.command().equals("ROLLBACK")) {
            answer.ifPresent(now -> rebase(state, now));
            return StatementEffects.NONE;
        }
        state.unseen |= answer.isEmpty();
        return answer.map(now -> effects(state, shape, now, locked, inside)).orElse(StatementEffects.NONE);
    }

    /** Returns what a statement did inside of which nobody could look, compared from outside when it is over, failed or not. */
    public synchronized Effects afterwards(int session) {
        SessionState state = state(session);
        state.unseen = true;
        NewFiles.Found found = files.compare(new RelationsReader(side).read());
        OptionalLong earlier = state.wal;
        note(WalPosition.read(side));
        return new Effects(
                List.of(), found.rewrites(), found.builds(), List.of(), walSince(earlier), OptionalLong.empty());
    }

    /** The session's transaction is over, committed or not. */
    public synchronized void ended(int session) {
        SessionState state = state(session);
        if (!state.moved.isEmpty()) {
            // Whether the new files are here to stay only the catalogue knows.
            files.moved(FileNodes.read(side, state.moved));
            state.moved.clear();
        }
    }

    private StatementEffects effects(
            SessionState state, StatementShape shape, LookAnswer answer, Collection<Long> locked, InsideQuery inside) {
        List<Long> moved = files.moved(answer.nodes());
        state.moved.addAll(moved);
        List<Rewrite> rewrites = files.rewrites(moved, inside);
        List<IndexBuild> builds = shape.mayBuildIndex() ? files.builds(locked, inside) : files.noBuilds(locked);
        Map<Long, Counters> counters = state.counters.advance(answer);
        if (state.unseen) {
            // Rather nothing than what an earlier statement did.
            counters = Map.of();
            state.unseen = false;
        }
        repeated.learn(shape, counters);
        OptionalLong earlier = state.wal;
        note(OptionalLong.of(answer.wal()));
        return new StatementEffects(
                effects(counters, rewrites, builds, walSince(earlier)), Optional.of(answer.lockTimeout()));
    }

    private Effects effects(
            Map<Long, Counters> counters, List<Rewrite> rewrites, List<IndexBuild> builds, OptionalLong walBytes) {
        List<Scan> scans = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        counters.forEach((oid, did) -> before.find(oid)
                .filter(relation -> relation.kind() != LockTarget.Kind.INDEX)
                .ifPresent(relation -> {
                    if (did.scans() > 0 && did.rowsRead() > 0) {
                        scans.add(new Scan(relation.name(), did.scans(), did.rowsRead()));
                    }
                    if (did.written() > 0) {
                        written.add(new Written(relation.name(), did.inserted(), did.updated(), did.deleted()));
                    }
                }));
        return new Effects(scans, rewrites, builds, written, walBytes, OptionalLong.empty());
    }

    private boolean rebase(SessionState state, Collection<Long> relations, InsideQuery inside) {
        Optional<LookAnswer> answer = LookAnswer.ask(relations, inside);
        answer.ifPresent(now -> rebase(state, now));
        return answer.isPresent();
    }

    private void rebase(SessionState state, LookAnswer now) {
        state.counters.advance(now);
        state.moved.addAll(files.moved(now.nodes()));
    }

    private static Optional<Duration> lockTimeout(InsideQuery inside) {
        return inside.ask("SHOW lock_timeout")
                .map(rows -> LockTimeout.parse(rows.get(0).get(0)));
    }

    private void note(OptionalLong position) {
        wal = position;
        walNanos = System.nanoTime();
    }

    private OptionalLong walSince(OptionalLong earlier) {
        return wal.isPresent() && earlier.isPresent()
                ? OptionalLong.of(wal.getAsLong() - earlier.getAsLong())
                : OptionalLong.empty();
    }

    private SessionState state(int session) {
        return sessions.computeIfAbsent(session, number -> new SessionState());
    }
}
