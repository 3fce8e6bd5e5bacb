package dev.lockstep.postgres.watch;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.postgres.watch.effects.EffectsReader;
import dev.lockstep.postgres.watch.effects.KnownRelations;
import dev.lockstep.postgres.watch.effects.RelationSizes;
import dev.lockstep.postgres.watch.effects.RelationsReader;
import dev.lockstep.postgres.watch.effects.StatementEffects;
import dev.lockstep.postgres.watch.tap.InsideQuery;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What one step does to the data, read over a session of its own. */
final class StepEffects implements EffectsPart {

    private final Connection side;
    private final RelationsReader relations;
    private final KnownRelations before;
    private final EffectsReader reader;

    private StepEffects(Connection side) {
        this.side = side;
        this.relations = new RelationsReader(side);
        this.before = relations.readWithRows();
        this.reader = new EffectsReader(side, before);
    }

    /**
     * Reads the relations as they are before the step.
     *
     * @throws dev.lockstep.problem.LockstepException if the server cannot be asked
     */
    static StepEffects begin(Database database) {
        return new StepEffects(database.connect());
    }

    @Override
    public void sending(int session) {
        reader.sending(session);
    }

    @Override
    public Looked look(int session, String sql, Collection<Long> locked, InsideQuery inside) {
        StatementEffects seen = reader.look(session, sql, locked, inside);
        return new Looked(seen.effects(), seen.lockTimeout());
    }

    @Override
    public Effects presume(int session, String sql, String command) {
        return reader.presume(session, sql, command);
    }

    @Override
    public Effects afterwards(int session) {
        return reader.afterwards(session);
    }

    @Override
    public void unseen(int session) {
        reader.unseen(session);
    }

    @Override
    public void atRest(int session, InsideQuery inside) {
        reader.atRest(session, inside);
    }

    @Override
    public void ended(int session) {
        reader.ended(session);
    }

    @Override
    public List<RelationSeen> relations(Set<Long> touched) {
        return new RelationSizes(before, relations.read()).compare(touched);
    }

    @Override
    public void close() {
        try {
            side.close();
        } catch (SQLException e) {
            // The server is gone, and with it what there was to close.
            return;
        }
    }
}
