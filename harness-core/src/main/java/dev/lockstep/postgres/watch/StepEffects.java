package dev.lockstep.postgres.watch;

import dev.lockstep.journal.RelationSeen;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.postgres.watch.effects.EffectsReader;
import dev.lockstep.postgres.watch.effects.KnownRelation;
import dev.lockstep.postgres.watch.effects.KnownRelations;
import dev.lockstep.postgres.watch.effects.RelationSizes;
import dev.lockstep.postgres.watch.effects.RelationsReader;
import dev.lockstep.postgres.watch.effects.Surprise;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What one step does to the data, read over a session that lasts as long as the step. */
final class StepEffects implements AutoCloseable {

    private final Database database;
    private final Connection side;
    private final KnownRelations before;
    private final EffectsReader reader;
    private final Set<Surprise> surprises;

    private StepEffects(Database database, Connection side) {
        this.database = database;
        this.side = side;
        this.before = new RelationsReader(side).readWithRows();
        this.reader = new EffectsReader(side, before);
        this.surprises = new RelationsReader(side).surprises();
    }

    /**
     * Reads the relations as they are before the step.
     *
     * @throws dev.lockstep.problem.LockstepException if the database cannot be read
     */
    static StepEffects open(Database database) {
        return new StepEffects(database, database.connect());
    }

    EffectsReader reader() {
        return reader;
    }

    Set<Surprise> surprises() {
        return surprises;
    }

    /** Returns the tables as they were before the step, those with the most rows first. */
    List<ObjectName> tablesLargestFirst() {
        return before.all().stream()
                .filter(relation -> relation.kind() == LockTarget.Kind.TABLE
                        || relation.kind() == LockTarget.Kind.PARTITIONED_TABLE)
                .sorted(Comparator.comparingLong(KnownRelation::rows).reversed())
                .map(KnownRelation::name)
                .toList();
    }

    /**
     * Returns the tables, and of the other relations those in {@code touched}, before the step and now.
     *
     * @throws dev.lockstep.problem.LockstepException if the database cannot be read
     */
    List<RelationSeen> relations(Set<Long> touched) {
        return new RelationSizes(before, now()).compare(touched);
    }

    /** A migration may have ended our session, as it ends those of everybody else. */
    private KnownRelations now() {
        try {
            return new RelationsReader(side).read();
        } catch (LockstepException lost) {
            try (Connection again = database.connect()) {
                return new RelationsReader(again).read();
            } catch (SQLException e) {
                throw lost;
            }
        }
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
