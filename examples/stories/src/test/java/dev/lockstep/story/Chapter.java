package dev.lockstep.story;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.data.TableDiff;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.schema.Change;
import dev.lockstep.schema.SchemaDiff;
import dev.lockstep.spi.CapturedState;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of the story and what the database was after it, the tool's bookkeeping apart.
 *
 * @param step which one
 * @param ending how its up ended
 * @param loads the rows that were written before it
 * @param state what was read after it
 */
record Chapter(StepName step, Ending ending, List<TableLoad> loads, CapturedState state) {

    /** How an up ended. */
    enum Ending {
        COMPLETED,
        FAILED
    }

    /** Returns one line per difference of {@code other} from this: none if both tell the same. */
    List<String> differences(Chapter other) {
        List<String> lines = new ArrayList<>();
        differing("the step", step, other.step, lines);
        differing("its end", ending, other.ending, lines);
        differing("the rows loaded before it", loads, other.loads, lines);
        SchemaDiff schema = SchemaDiff.between(state.schema(), other.state.schema());
        lines.addAll(schema.lines());
        schema.reordered().stream().map(Change::text).forEach(lines::add);
        DataDiff rows = DataDiff.between(state.data(), other.state.data());
        rows.tables().stream().map(Chapter::text).forEach(lines::add);
        differing("what is wrong in it", promises(), other.promises(), lines);
        return lines.stream().map(line -> step + ": " + line).toList();
    }

    private static String text(TableDiff table) {
        return "rows of " + table.table() + ": " + table.lost() + " lost, " + table.added() + " added, others in "
                + table.changed();
    }

    private List<String> promises() {
        return state.integrity().stream().map(IntegrityViolation::toString).toList();
    }

    private static void differing(String what, Object here, Object there, List<String> lines) {
        if (!here.equals(there)) {
            lines.add(what + ": " + here + " here, " + there + " there");
        }
    }
}
