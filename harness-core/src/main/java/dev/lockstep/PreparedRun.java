package dev.lockstep;

import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.Step;
import dev.lockstep.postgres.catalog.CatalogStateReader;
import dev.lockstep.postgres.session.InvariantProbe;
import dev.lockstep.postgres.watch.TapWatch;
import dev.lockstep.postgres.watch.traffic.OperationProbe;
import dev.lockstep.problem.Problem;
import dev.lockstep.report.Circumstances;
import dev.lockstep.run.DeclarationOverlay;
import dev.lockstep.run.DeclarationOverlay.Declared;
import dev.lockstep.run.DownProposals;
import dev.lockstep.run.PlanRunner;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.StatementLocator;
import dev.lockstep.run.ToolFinder;
import dev.lockstep.run.WantedRows;
import dev.lockstep.run.Workbench;
import dev.lockstep.run.growth.GrowthRun;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.LoadRequest.Content;
import dev.lockstep.spi.MigrationSession;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.spi.Watch;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Judge;
import dev.lockstep.verdict.Judgement;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.Suppression;
import dev.lockstep.verdict.baseline.Baseline;
import dev.lockstep.verdict.rule.StandardRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    record Judged(Optional<Journal> journal, Judgement judgement, Circumstances circumstances) {

        static Judged notBegun(List<Problem> why) {
            return new Judged(Optional.empty(), Judgement.notBegun(why), Circumstances.usual());
        }
    }

    /** Does everything that the settings ask for. */
    Judged run(DatabaseServer server) {
        return new WantedRows(settings).edgesFirst()
                ? new TwoPasses(new PreparedRun(settings.edgesOnly(), found, fixtures, Optional.empty()), this)
                        .run(server)
                : pass(server);
    }

    /** Makes the journey once, in a database of its own. */
    Judged pass(DatabaseServer server) {
        Optional<HeldBaseline> baseline = HeldBaseline.of(settings);
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
                return Judged.notBegun(faults);
            }
            ShardOfRun shard = new ShardOfRun(settings);
            Plan plan = shard.planner().plan(declared.migrations(), parts());
            if (plan.steps().isEmpty() && !settings.volume().shard().isWhole()) {
                return new Judged(
                        Optional.empty(), Judgement.leftToOthers(), shard.leftToOthers(declared.migrations()));
            }
            Workbench bench = new Workbench(server, database, watch, session, fixtures, reader, model);
            Environment environment = new Environment(
                    found.tool().name(),
                    session.toolVersion(),
                    server.version(),
                    server.description(),
                    settings.seed());
            Journal journal = new PlanRunner(bench, settings, environment).run(plan);
            Journal measured =
                    new GrowthRun(settings, environment, work -> inNewDatabase(server, work)).measure(journal);
            Journal held = baseline.map(known -> measured.with(measured.growth(), known.unchecked(measured)))
                    .orElse(measured);
            Judgement judgement =
                    shard.judgement(new Judge(rules(baseline, environment), lookedAt(declared, plan)).judge(held));
            StatementLocator locator = new StatementLocator();
            return new Judged(
                    Optional.of(held),
                    judgement.telling(finding -> placed(finding, locator)),
                    shard.circumstances(declared.migrations(), plan)
                            .withBaseline(baseline.map(known -> known.settled(measured, judgement.verdict()))
                                    .orElse("")));
        }
    }

    private List<Rule> rules(Optional<HeldBaseline> baseline, Environment environment) {
        return settings.content() == Content.EDGES
                ? StandardRules.onCorrectness()
                : StandardRules.all(
                        settings.limits(),
                        baseline.map(known -> known.judge(environment)).orElseGet(Baseline::none));
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

    private Set<Planner.Part> parts() {
        Set<Planner.Part> parts = EnumSet.noneOf(Planner.Part.class);
        boolean rows = new WantedRows(settings).most() > 0;
        if (rows) {
            parts.add(Planner.Part.ROWS);
        }
        if (rows && settings.newRows() > 0) {
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

    /** Comments in migrations that are only taken up, or belong to another shard, are not unused. */
    private static List<Suppression> lookedAt(Declared declared, Plan plan) {
        Set<String> lookedAt = plan.steps().stream()
                .filter(step -> step instanceof Step.Apply)
                .map(step -> step.span().first().value())
                .collect(Collectors.toSet());
        Set<String> others = declared.migrations().stream()
                .map(migration -> migration.id().value())
                .filter(migration -> !lookedAt.contains(migration))
                .collect(Collectors.toSet());
        return declared.suppressions().stream()
                .filter(suppression -> !others.contains(suppression.migration()))
                .toList();
    }
}
