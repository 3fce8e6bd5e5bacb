package dev.lockstep.report;

import dev.lockstep.journal.InsertableRow;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.SmallestFailure;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking for the fewest rows on which a migration fails.
 *
 * @param action which move failed: {@code up}, {@code down} or {@code second-up}
 * @param cause {@code rows}, {@code migration}, {@code many-rows} or {@code unrepeated}
 * @param sentence what was found
 * @param tries how often the migration was tried for it
 * @param text statements that write the rows into a database at the version before; empty unless rows are to blame
 * @param rows the rows, parents first
 */
public record FailingRows(String action, String cause, String sentence, int tries, String text, List<RowLine> rows) {

    public FailingRows {
        rows = List.copyOf(rows);
    }

    /** One row: where it belongs, its statement, and the tags of the edge cases in it. */
    public record RowLine(String table, String insert, List<String> edges) {
        public RowLine {
            edges = List.copyOf(edges);
        }

        static RowLine of(InsertableRow row) {
            return new RowLine(row.table().toString(), row.sql(), row.edges());
        }
    }

    /** Returns what is to be told of a step, if rows were looked for. */
    public static Optional<FailingRows> of(Observation observation) {
        return observation.smallest().map(smallest -> of(observation.step().action(), smallest));
    }

    private static FailingRows of(String action, SmallestFailure smallest) {
        return new FailingRows(
                action,
                smallest.cause().word(),
                smallest.sentence(),
                smallest.tries(),
                smallest.sql(),
                smallest.rows().stream().map(RowLine::of).toList());
    }
}
