package dev.lockstep.verdict;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.TableLoad;
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
import dev.lockstep.schema.SchemaDiff;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes journals by hand, step by step, as a run of the stairway would. */
public final class JournalBuilder {

    private final List<Migration> migrations = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private Journey journey = Journey.STAIRWAY;

    /** Starts the journal of a project with these migrations, all reversible. */
    public static JournalBuilder of(String... ids) {
        JournalBuilder builder = new JournalBuilder();
        for (String id : ids) {
            builder.migration(id, new Reversal.Reversible());
        }
        return builder;
    }

    public JournalBuilder migration(String id, Reversal reversal) {
        migrations.add(
                new Migration(new MigrationId(id), id, SourceLocation.of(Path.of("db", id + ".up.sql")), reversal));
        return this;
    }

    public JournalBuilder journey(Journey other) {
        journey = other;
        return this;
    }

    public JournalBuilder up(String id) {
        return step(new Step.Apply(new MigrationId(id), Step.Pass.FIRST), Outcome.completed());
    }

    public JournalBuilder secondUp(String id) {
        return step(new Step.Apply(new MigrationId(id), Step.Pass.SECOND), Outcome.completed());
    }

    public JournalBuilder down(String id) {
        return step(new Step.Revert(new MigrationId(id)), Outcome.completed());
    }

    public JournalBuilder up(String id, WatchedBuilder watched) {
        return watched(new Step.Apply(new MigrationId(id), Step.Pass.FIRST), Outcome.completed(), 0, watched);
    }

    public JournalBuilder secondUp(String id, WatchedBuilder watched) {
        return watched(new Step.Apply(new MigrationId(id), Step.Pass.SECOND), Outcome.completed(), 0, watched);
    }

    public JournalBuilder down(String id, WatchedBuilder watched) {
        return watched(new Step.Revert(new MigrationId(id)), Outcome.completed(), 0, watched);
    }

    /** A step that took so many milliseconds, and what was seen meanwhile. */
    public JournalBuilder watched(Step step, Outcome outcome, long millis, WatchedBuilder watched) {
        observations.add(new Observation(
                step, outcome, 0, millis * 1_000, List.of(), List.of(), List.of(), List.of(), watched.watched()));
        return this;
    }

    public JournalBuilder failed(Step step, String said) {
        return step(
                step,
                Outcome.failed(Problem.what("sql failed")
                        .where("db/file.sql:3")
                        .said(said)
                        .remedy("mend it")));
    }

    public JournalBuilder step(Step step, Outcome outcome) {
        return add(step, outcome, List.of(), List.of(), List.of(), List.of());
    }

    public JournalBuilder load(String id, TableLoad... loads) {
        return add(new Step.Load(span(id)), Outcome.completed(), List.of(), List.of(), List.of(loads), List.of());
    }

    /** Captures without a difference, with the history as it should be. */
    public JournalBuilder capture(String id, Point point) {
        return capture(id, point, List.of(), List.of());
    }

    public JournalBuilder compared(String id, Purpose purpose, Change... changes) {
        return capture(
                id,
                purpose.compared(),
                List.of(new Comparison(purpose, new SchemaDiff(List.of(changes), List.of()), DataDiff.none())),
                List.of());
    }

    public JournalBuilder compared(String id, Purpose purpose, TableDiff... tables) {
        return capture(
                id,
                purpose.compared(),
                List.of(new Comparison(purpose, new SchemaDiff(List.of(), List.of()), new DataDiff(List.of(tables)))),
                List.of());
    }

    /** Checks the application's model and finds these differences. */
    public JournalBuilder modelCompared(Change... changes) {
        Comparison comparison = new Comparison(
                Purpose.MODEL_EQUALS_SCHEMA, new SchemaDiff(List.of(changes), List.of()), DataDiff.none());
        Step step = new Step.CheckModel(new Span(
                migrations.get(0).id(), migrations.get(migrations.size() - 1).id()));
        return add(step, Outcome.completed(), List.of(comparison), List.of(), List.of(), List.of());
    }

    public JournalBuilder violated(String id, Point point, IntegrityViolation... violations) {
        return capture(id, point, List.of(), List.of(violations));
    }

    public JournalBuilder capture(
            String id, Point point, List<Comparison> comparisons, List<IntegrityViolation> violations) {
        return capture(id, point, comparisons, violations, expected(id, point));
    }

    public JournalBuilder history(String id, Point point, String... applied) {
        return capture(id, point, List.of(), List.of(), List.of(applied));
    }

    private JournalBuilder capture(
            String id,
            Point point,
            List<Comparison> comparisons,
            List<IntegrityViolation> violations,
            List<String> applied) {
        Step.Capture step = new Step.Capture(
                span(id), point, comparisons.stream().map(Comparison::purpose).toList());
        return add(step, Outcome.completed(), comparisons, violations, List.of(), applied);
    }

    private List<String> expected(String id, Point point) {
        List<String> ids = migrations.stream().map(each -> each.id().value()).toList();
        boolean without = point == Point.BEFORE || point == Point.AFTER_DOWN;
        int first = ids.indexOf(span(id).first().value());
        int last = ids.indexOf(span(id).last().value());
        return ids.subList(0, without ? first : last + 1);
    }

    private static Span span(String id) {
        String[] ends = id.split("\\.\\.");
        return new Span(new MigrationId(ends[0]), new MigrationId(ends[ends.length - 1]));
    }

    private JournalBuilder add(
            Step step,
            Outcome outcome,
            List<Comparison> comparisons,
            List<IntegrityViolation> violations,
            List<TableLoad> loads,
            List<String> applied) {
        observations.add(new Observation(step, outcome, 0, 0, comparisons, violations, loads, applied));
        return this;
    }

    public Journal journal() {
        List<Step> planned = observations.stream().map(Observation::step).toList();
        return new Journal(
                new Environment("sql", "1", "18.6", "embedded PostgreSQL 18.6", 42),
                new Plan(journey, migrations, planned),
                Instant.EPOCH,
                observations);
    }
}
