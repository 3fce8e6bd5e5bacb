package dev.lockstep.journal;

import dev.lockstep.data.ColumnChange;
import dev.lockstep.data.DataDiff;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.data.TableDiff;
import dev.lockstep.down.DerivedDown;
import dev.lockstep.down.DownShape;
import dev.lockstep.schema.SchemaDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A down for a migration that has none, and what came of running it after the up.
 *
 * @param down what was run; without a statement where the up changed no schema
 * @param shape how the tool wants it written
 * @param remaining how the schema still differed from the one before the up
 * @param refused statements that the server refused, with its words
 * @param rows how the rows differed from those before the up
 * @param broken promises that held before the up and did not afterwards
 */
public record DownProposal(
        DerivedDown down,
        DownShape shape,
        SchemaDiff remaining,
        SortedMap<String, String> refused,
        DataDiff rows,
        List<IntegrityViolation> broken) {

    public DownProposal {
        refused = new TreeMap<>(refused);
        broken = List.copyOf(broken);
    }

    /** What running it showed. */
    public enum Proof {
        /** Schema and rows were as before. */
        PROVED("proved"),
        /** The schema was as before; rows, values or promises were not. */
        ROWS_LOST("rows-lost"),
        /** The schema was not as before. */
        NOT_PROVED("not-proved");

        private final String word;

        Proof(String word) {
            this.word = word;
        }

        /** Returns the word that programs know it by. */
        public String word() {
            return word;
        }
    }

    /** Returns what running it showed. */
    public Proof proof() {
        if (!remaining.isEmpty()) {
            return Proof.NOT_PROVED;
        }
        return rows.isEmpty() && broken.isEmpty() ? Proof.PROVED : Proof.ROWS_LOST;
    }

    /** Returns in one sentence what running it showed. */
    public String sentence() {
        return switch (proof()) {
            case PROVED -> down.isEmpty()
                    ? "the up changed neither schema nor rows: there is nothing to take back"
                    : "run after the up, it gave back schema and rows";
            case ROWS_LOST -> down.isEmpty()
                    ? "the up changed rows and no schema: what they were cannot be derived"
                    : "run after the up, it gave back the schema; not what the rows had";
            case NOT_PROVED -> "NOT PROVED: run after the up, it did not give back the schema";
        };
    }

    /** Returns what is not as it was before the up, one line each: rows, values, promises; what is left of the schema. */
    public List<String> missing() {
        List<String> lines = new ArrayList<>(remaining.lines());
        refused.forEach((sql, said) -> lines.add("refused: " + sql.replaceAll("\\s+", " ") + ": " + said));
        lines.addAll(down.beyond());
        rows.tables().forEach(table -> lines.addAll(lines(table)));
        broken.forEach(
                violation -> lines.add(violation.relation() + ": " + violation.object() + ": " + violation.detail()));
        return lines.stream().distinct().toList();
    }

    private static List<String> lines(TableDiff table) {
        List<String> lines = new ArrayList<>();
        if (table.lost() > 0) {
            lines.add(table.table() + ": " + table.lostText());
        }
        if (table.added() > 0) {
            lines.add(table.table() + ": " + table.added() + (table.added() == 1 ? " row" : " rows")
                    + " that the up added, for example " + table.addedExample());
        }
        for (ColumnChange change : table.changed()) {
            lines.add(table.table() + ": " + (change.valuesChanged() > 0 ? change.text() : change.filledText()));
        }
        return lines;
    }

    /** Returns it as text to review and to paste. */
    public String text() {
        List<String> comments = new ArrayList<>();
        comments.add("Derived by Lockstep from what the up changed. Review it before you use it.");
        comments.add(sentence() + (missing().isEmpty() ? "." : ":"));
        missing().forEach(line -> comments.add("  " + line.replaceAll("\\s+", " ")));
        return shape.written(down, comments);
    }
}
