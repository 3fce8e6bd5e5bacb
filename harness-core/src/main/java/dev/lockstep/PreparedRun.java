package dev.lockstep;

import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.LatestPlanner;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.RoundTripPlanner;
import dev.lockstep.plan.StairwayPlanner;
import dev.lockstep.postgres.catalog.CatalogStateReader;
import dev.lockstep.postgres.session.InvariantProbe;
import dev.lockstep.postgres.watch.TapWatch;
import dev.lockstep.postgres.watch.traffic.OperationProbe;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.DeclarationOverlay;
import dev.lockstep.run.DeclarationOverlay.Declared;
import dev.lockstep.run.DownProposals;
import dev.lockstep.run.PlanRunner;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.StatementLocator;
import dev.lockstep.run.ToolFinder;
import dev.lockstep.run.Workbench;
import dev.lockstep.run.growth.GrowthRun;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.spi.Watch;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Judge;
import dev.lockstep.verdict.Judgement;
import dev.lockstep.verdict.Suppression;
import dev.lockstep.verdict.rule.StandardRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A run for which everything was found and nothing was started.
 *
 * @param settings what was asked for
 * @param found the tool and its project
 * @param fixtures writes rows
 * @param model the application's model, if one is held against the schema
 */
record PreparedRun(RunSettings settings, ToolFinder.Found found, FixtureSource fixtures, Optional<SchemaModel> model) {

    /** What a run came to before it was told. */
    record Judged(Optional<Journal> journal, Judgement judgement) {}

    Judged run(DatabaseServer server) {
        try (Database database = server.create(settings.name());
                Watch watch = TapWatch.open(server, database);
                MigrationSession session = found.tool().open(found.project(), watch.database());
                CatalogStateReader reader = new CatalogStateReader()) {
            Declared declared = new DeclarationOverlay(settings, found.project().root()).declare(session.migrations());
            List<Problem> faults = new ArrayList<>(declared.faults());
            faults.addAll(faultyInvariants(database));
            faults.addAll(faultyTraffic(database));
            if (declared.migrations().isEmpty()) {
                faults.add(Problem.what("the project has no migrations, so there is nothing to check")
                        .where(found.project().root())
                        .said(found.tool().name() + " found none; "
                                + found.project().foundBecause())
                        .remedy("point at the folder of the migrations, or correct the tool's settings"));
            }
            if (!faults.isEmpty()) {
                return new Judged(Optional.empty(), Judgement.notBegun(faults));
            }
            Workbench bench = new Workbench(server, database, watch, session, fixtures, reader, model);
            Environment environment = new Environment(
                    found.tool().name(),
                    session.toolVersion(),
                    server.version(),
                    server.description(),
                    settings.seed());
            Journal journal =
                    new PlanRunner(bench, settings, environment).run(planner().plan(declared.migrations(), parts()));
            Journal measured =
                    new GrowthRun(settings, environment, work -> inNewDatabase(server, work)).measure(journal);
            Judge judge = new Judge(StandardRules.all(settings.limits()), lookedAt(declared));
            StatementLocator locator = new StatementLocator();
            return new Judged(
                    Optional.of(measured), judge.judge(measured).telling(finding -> placed(finding, locator)));
        }
    }

    /** Leads to the statement's line where that can be told, else to the migration's file. */
    private static Finding placed(Finding finding, StatementLocator locator) {
        return finding.source()
                .flatMap(migration -> locator.locate(migration, finding.statement(), finding.direction()))
                .map(finding::at)
                .orElse(finding);
    }

    private Journal inNewDatabase(DatabaseServer server, Function<Workbench, Journal> work) {
        try (Database database = server.create(settings.name());
                Watch watch = TapWatch.open(server, database);
                MigrationSession session = found.tool().open(found.project(), watch.database());
                CatalogStateReader reader = new CatalogStateReader()) {
            return work.apply(new Workbench(server, database, watch, session, fixtures, reader, Optional.empty()));
        }
    }

    private List<Problem> faultyInvariants(Database empty) {
        InvariantProbe probe = new InvariantProbe(empty);
        List<Problem> faults = new ArrayList<>();
        for (Invariant invariant : settings.invariants()) {
            probe.refusal(invariant)
                    .filter(refusal -> refusal.kind() == InvariantProbe.Kind.NEVER)
                    .ifPresent(refusal -> faults.add(Problem.what(
                                    "the invariant \"" + invariant.name() + "\" is not SQL")
                            .where(invariant.sql())
                            .said(refusal.said())
                            .remedy("write one query, without a semicolon, that returns no row while it holds")));
        }
        return faults;
    }

    private List<Problem> faultyTraffic(Database empty) {
        OperationProbe probe = new OperationProbe(empty);
        return settings.traffic().operations().stream()
                .flatMap(operation -> probe.fault(operation).stream())
                .toList();
    }

    private Planner planner() {
        return switch (settings.journey()) {
            case STAIRWAY -> new StairwayPlanner();
            case ROUND_TRIP -> new RoundTripPlanner();
            case LATEST -> new LatestPlanner(settings.latest());
        };
    }

    private Set<Planner.Part> parts() {
        Set<Planner.Part> parts = EnumSet.noneOf(Planner.Part.class);
        if (settings.rows() > 0) {
            parts.add(Planner.Part.ROWS);
        }
        if (settings.rows() > 0 && settings.newRows() > 0) {
            parts.add(Planner.Part.NEW_ROWS);
        }
        if (settings.downProposals() == DownProposals.WANTED) {
            parts.add(Planner.Part.PROPOSED_DOWNS);
        }
        if (model.isPresent()) {
            parts.add(Planner.Part.MODEL);
        }
        return parts;
    }

    /** Comments in older migrations that a latest-k journey does not look at are not unused. */
    private List<Suppression> lookedAt(Declared declared) {
        List<String> older = settings.journey() == Journey.LATEST
                ? declared.migrations().stream()
                        .limit(Math.max(0, declared.migrations().size() - settings.latest()))
                        .map(Migration::id)
                        .map(Object::toString)
                        .toList()
                : List.of();
        return declared.suppressions().stream()
                .filter(suppression -> !older.contains(suppression.migration()))
                .toList();
    }
}
