package dev.lockstep.run.growth;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.Measure;
import dev.lockstep.lock.Moment;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes by hand what was seen of one migration, {@code 0004}, at one volume. */
final class Seen {

    static final String MIGRATION = "0004";

    private final List<StatementSeen> statements = new ArrayList<>();
    private final List<RelationSeen> relations = new ArrayList<>();
    private int transaction;

    /** A table that was there before. */
    Seen table(String name, long rows) {
        return relation(name, rows, RelationSeen.Fate.KEPT);
    }

    /** A table that the migration makes. */
    Seen newTable(String name) {
        return relation(name, 0, RelationSeen.Fate.CREATED);
    }

    private Seen relation(String name, long rows, RelationSeen.Fate fate) {
        relations.add(new RelationSeen(
                name, LockTarget.Kind.TABLE, ObjectName.inPublic(name), fate, rows, rows * 50, rows * 50));
        return this;
    }

    /** A statement that is a transaction by itself. */
    Seen alone(String sql, long tookMicros, Effects effects, LockHold... locks) {
        transaction++;
        return also(sql, tookMicros, effects, locks);
    }

    /** A statement in the same transaction as the one before. */
    Seen also(String sql, long tookMicros, Effects effects, LockHold... locks) {
        statements.add(new StatementSeen(
                statements.size(),
                1,
                transaction,
                StatementSeen.Block.AUTOCOMMIT,
                sql,
                "",
                0,
                tookMicros,
                "",
                Optional.empty(),
                effects,
                List.of(locks),
                List.of()));
        return this;
    }

    Journal journal() {
        return journal(Outcome.completed());
    }

    Journal journal(Outcome outcome) {
        Migration migration = new Migration(
                new MigrationId(MIGRATION), MIGRATION, SourceLocation.of(Path.of("4.sql")), new Reversal.Reversible());
        Step up = new Step.Apply(migration.id(), Step.Pass.FIRST);
        Observation observation = new Observation(
                up,
                outcome,
                0,
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Watched(statements, List.of(), relations, List.of(), List.of(), List.of(), List.of()));
        return new Journal(
                new Environment("sql", "1", "18.6", "embedded", 42),
                new Plan(Journey.STAIRWAY, List.of(migration), List.of(up)),
                Instant.EPOCH,
                List.of(observation));
    }

    static LockHold hold(LockMode mode, String table, long atLeastMicros, long atMostMicros) {
        return new LockHold(
                new LockTarget(LockTarget.Kind.TABLE, table, Optional.of(ObjectName.inPublic(table))),
                mode,
                new Moment(0, atMostMicros - atLeastMicros),
                Moment.exactly(atMostMicros),
                Measure.NONE,
                0,
                LockHold.Source.EXACT);
    }

    static Effects scans(String table, long rows) {
        return effects(List.of(new Effects.Scan(ObjectName.inPublic(table), 1, rows)), List.of(), List.of());
    }

    static Effects builds(String table, long rows, long bytes) {
        return effects(
                List.of(new Effects.Scan(ObjectName.inPublic(table), 1, rows)),
                List.of(new Effects.IndexBuild("index", ObjectName.inPublic(table), bytes)),
                List.of());
    }

    static Effects writes(String table, long rows) {
        return effects(List.of(), List.of(), List.of(new Effects.Written(ObjectName.inPublic(table), rows, 0, 0)));
    }

    static Effects rewrites(String table, long bytes) {
        return new Effects(
                List.of(),
                List.of(new Effects.Rewrite(table, LockTarget.Kind.TABLE, ObjectName.inPublic(table), bytes)),
                List.of(),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static Effects effects(
            List<Effects.Scan> scans, List<Effects.IndexBuild> indexes, List<Effects.Written> written) {
        return new Effects(scans, List.of(), indexes, written, OptionalLong.empty(), OptionalLong.empty());
    }
}
