package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.Behaviour;
import dev.lockstep.conformance.Cell;
import dev.lockstep.conformance.Word;
import dev.lockstep.conformance.idiom.Change;
import dev.lockstep.conformance.idiom.Step;
import dev.lockstep.data.DataDiff;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.spi.Capability;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one migration up and down, and compares everything before and after. */
final class DownProbe implements Probe {

    @Override
    public Behaviour behaviour() {
        return Behaviour.DOWN;
    }

    @Override
    public Cell observe(Benches benches) throws IOException {
        return observe(benches, change(benches));
    }

    /** The same for another migration. */
    Cell observe(Benches benches, Change change) throws IOException {
        try (Bench bench = benches.begun()) {
            EdgeRows.write(bench);
            CapturedState before = bench.state();
            bench.write(Change.first(), change);
            if (!bench.up().succeeded()) {
                throw new CannotObserve("the migration is not applied");
            }
            Optional<Run> down = bench.down(Change.first(), change);
            if (down.isPresent() && down.get().succeeded()) {
                List<String> left = difference(before, bench.state());
                return left.isEmpty()
                        ? Cell.of(Word.EXACT, "no difference in the schema or in any row, with the tool's own command")
                        : Cell.of(Word.INEXACT, "left: " + String.join(", ", left));
            }
            String words =
                    down.map(run -> "the tool's own command: " + run.words()).orElse("the tool has no command for it");
            return byLockstep(benches, change, words);
        }
    }

    /** What Lockstep does where the tool does nothing. */
    private static Cell byLockstep(Benches benches, Change change, String words) throws IOException {
        if (!benches.idiom().adapter().capabilities().contains(Capability.REVERT)) {
            return Cell.of(Word.NONE, words);
        }
        try (Bench bench = benches.fresh()) {
            bench.idiom().foundation().forEach(bench.seen()::execute);
            bench.write(Change.first(), change);
            try (MigrationSession session = bench.session()) {
                MigrationId first = session.migrations().get(0).id();
                MigrationId second = session.migrations().get(1).id();
                mustComplete(session.apply(first));
                EdgeRows.write(bench);
                CapturedState before = bench.state();
                mustComplete(session.apply(second));
                mustComplete(session.revert(second));
                List<String> left = difference(before, bench.state());
                return left.isEmpty()
                        ? Cell.of(
                                Word.BY_LOCKSTEP,
                                words,
                                "with Lockstep's way down no difference in the schema or in any row")
                        : Cell.of(Word.INEXACT, words, "left: " + String.join(", ", left));
            }
        }
    }

    private static void mustComplete(Outcome outcome) {
        String fault = outcome.fold(() -> "", Problem::toString, reason -> reason);
        if (!fault.isEmpty()) {
            throw new CannotObserve("Lockstep has no way of its own: " + Plain.text(fault));
        }
    }

    private static List<String> difference(CapturedState before, CapturedState after) {
        List<String> lines = new ArrayList<>(
                SchemaDiff.between(before.schema(), after.schema()).lines());
        DataDiff.between(before.data(), after.data()).tables().forEach(table -> lines.add("rows of " + table.table()));
        return Plain.lines(lines);
    }

    private static Change change(Benches benches) {
        Change statements = Change.of(
                        20,
                        Step.sql("column", "ALTER TABLE edge ADD COLUMN status text DEFAULT 'new'"),
                        Step.sql("index", "CREATE INDEX edge_status_idx ON edge (status)"),
                        Step.sql(
                                "table",
                                "CREATE TABLE extra (id bigint PRIMARY KEY, edge_id bigint REFERENCES edge (id))"))
                .undoneBy("DROP TABLE extra", "ALTER TABLE edge DROP COLUMN status");
        return statements.up().stream().allMatch(benches.idiom()::tells)
                ? statements
                : Change.of(20, Step.table("extra"));
    }
}
