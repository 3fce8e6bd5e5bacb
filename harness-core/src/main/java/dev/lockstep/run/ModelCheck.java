package dev.lockstep.run;

import dev.lockstep.data.DataDiff;
import dev.lockstep.journal.Comparison;
import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.Watched;
import dev.lockstep.plan.Purpose;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.schema.Snapshot;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.SchemaModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds the application's model against the migrated schema: would it start, and would it make the same schema. */
final class ModelCheck {

    private final Workbench bench;
    private final StepActions actions;

    ModelCheck(Workbench bench, StepActions actions) {
        this.bench = bench;
        this.actions = actions;
    }

    StepPerformer.Seen perform(CapturedState migrated) {
        SchemaModel model = bench.model().orElseThrow();
        List<String> faults = actions.call("validate the model", () -> model.validate(bench.database()));
        Comparison comparison = actions.call("make the model's schema", () -> {
            try (Database empty = bench.server().create("model")) {
                model.create(empty);
                Snapshot made = bench.reader().read(empty, Set.of(), List.of()).schema();
                return new Comparison(
                        Purpose.MODEL_EQUALS_SCHEMA, SchemaDiff.between(made, migrated.schema()), DataDiff.none());
            }
        });
        return new StepPerformer.Seen(
                outcome(faults),
                List.of(comparison),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Watched.nothing());
    }

    private static Outcome outcome(List<String> faults) {
        if (faults.isEmpty()) {
            return Outcome.completed();
        }
        Problem problem = Problem.what("the model's own validation refuses the schema");
        for (String fault : faults) {
            problem = problem.said(fault);
        }
        return Outcome.failed(problem.remedy("change the model, or write the migration that is missing"));
    }
}
