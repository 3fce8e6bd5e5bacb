package dev.lockstep.postgres.watch;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a step asks of whoever knows what statements do to the data. Sessions are told by their numbers. */
interface EffectsPart extends AutoCloseable {

    /**
     * What a look told of one statement.
     *
     * @param effects what it did to the data
     * @param lockTimeout its session's lock_timeout, zero if off; empty if the session was not asked
     */
    record Looked(Effects effects, Optional<Duration> lockTimeout) {}

    /** A statement is about to be sent that will be looked at, or that makes several transactions. */
    void sending(int session);

    /** A statement is over that was not looked at and did not fail; returns what it presumably did. */
    Effects presume(int session, String sql, String command);

    /** Something was done that nobody saw: by a statement that failed, or before the step. */
    void unseen(int session);

    /** The session is at rest after something that nobody saw. */
    void atRest(int session, InsideQuery inside);

    /** The server stands still after a statement; the session holds locks on the relations {@code locked}. */
    Looked look(int session, String sql, Collection<Long> locked, InsideQuery inside);

    /** A statement is over that made several transactions. */
    Effects afterwards(int session);

    /** The session's transaction is over. */
    void ended(int session);

    /** Returns the tables, and of the other relations those in {@code touched}, before the step and now. */
    List<RelationSeen> relations(Set<Long> touched);

    @Override
    void close();

    /** Knows nothing. */
    static EffectsPart none() {
        return new EffectsPart() {
            @Override
            public void atRest(int session, InsideQuery inside) {}

            @Override
            public void sending(int session) {}

            @Override
            public Effects presume(int session, String sql, String command) {
                return Effects.NONE;
            }

            @Override
            public void unseen(int session) {}

            @Override
            public Looked look(int session, String sql, Collection<Long> locked, InsideQuery inside) {
                return new Looked(Effects.NONE, Optional.empty());
            }

            @Override
            public Effects afterwards(int session) {
                return Effects.NONE;
            }

            @Override
            public void ended(int session) {}

            @Override
            public List<RelationSeen> relations(Set<Long> touched) {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
