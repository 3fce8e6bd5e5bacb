package dev.lockstep.assertion;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.junit.MigrationStep;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Point;
import dev.lockstep.plan.Purpose;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.ObjectKey;
import dev.lockstep.schema.ObjectKind;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.SchemaObject;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.Suppression;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pieces of a run, made by hand. */
final class Samples {

    static final SchemaDiff SAME_SCHEMA = new SchemaDiff(List.of(), List.of());

    private Samples() {}

    static Migration migration(String id, Reversal reversal) {
        return new Migration(new MigrationId(id), id, SourceLocation.of(Path.of(id + ".up.sql")), reversal);
    }

    static MigrationStep step(Reversal reversal, List<Observation> observations, Finding... findings) {
        return new MigrationStep(migration("0004", reversal), observations, List.of(findings));
    }

    static Journal journal(Observation... observations) {
        List<Migration> migrations =
                List.of(migration("0001", new Reversal.Reversible()), migration("0002", new Reversal.Reversible()));
        return new Journal(
                new Environment("sql", "1", "18.6", "embedded PostgreSQL 18.6", 42),
                new Plan(Journey.STAIRWAY, migrations, List.of()),
                Instant.EPOCH,
                List.of(observations));
    }

    static Observation up(String id, Outcome outcome) {
        return observation(new Step.Apply(new MigrationId(id), Step.Pass.FIRST), outcome);
    }

    static Observation upAgain(String id, Outcome outcome) {
        return observation(new Step.Apply(new MigrationId(id), Step.Pass.SECOND), outcome);
    }

    static Observation down(String id, Outcome outcome) {
        return observation(new Step.Revert(new MigrationId(id)), outcome);
    }

    static Observation compared(Purpose purpose, SchemaDiff schema, TableDiff... tables) {
        return new Observation(
                new Step.Capture(Span.of(new MigrationId("0004")), Point.AFTER_DOWN, List.of(purpose)),
                Outcome.completed(),
                0,
                20_000,
                List.of(new Comparison(purpose, schema, new DataDiff(List.of(tables)))),
                List.of(),
                List.of(),
                List.of());
    }

    private static Observation observation(Step step, Outcome outcome) {
        return new Observation(step, outcome, 0, 20_000, List.of(), List.of(), List.of(), List.of());
    }

    static Finding finding(RuleId rule, Severity severity) {
        return new Finding(
                rule,
                severity,
                "0004",
                Finding.Direction.UP,
                "",
                "orders",
                Problem.what("orders." + rule + " is wrong").where("0004"),
                Optional.empty(),
                Optional.empty());
    }

    static Finding accepted(RuleId rule, String because) {
        return finding(rule, Severity.ERROR).suppressed(new Suppression(rule.id(), "0004", because, "the test"));
    }

    static Change.Added added(ObjectKind kind, String identity) {
        return new Change.Added(object(kind, identity));
    }

    static Change.Removed removed(ObjectKind kind, String identity) {
        return new Change.Removed(object(kind, identity));
    }

    private static SchemaObject object(ObjectKind kind, String identity) {
        SortedMap<String, String> nothing = new TreeMap<>();
        return new SchemaObject(new ObjectKey(kind, identity), nothing);
    }
}
