package dev.lockstep.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of making the rows on which a migration failed fewer and fewer.
 *
 * @param cause what is to blame
 * @param rows the smallest rows that were found on which it still fails, parents first; empty unless rows are to blame
 * @param tries how often the migration was tried
 * @param extent whether they are known to be the smallest
 * @param pasting what it takes to write them
 */
public record SmallestFailure(Cause cause, List<InsertableRow> rows, int tries, Extent extent, Pasting pasting) {

    private static final int SHOWN = 5;
    private static final String QUIET = "SET session_replication_role = replica;";

    public SmallestFailure {
        rows = List.copyOf(rows);
    }

    /** Why the migration failed. */
    public enum Cause {
        ROWS("rows"),
        /** It fails alike in a database without rows. */
        MIGRATION("migration"),
        /** It fails on the rows, and no few of them were found on which it does. */
        MANY_ROWS("many-rows"),
        /** It did not fail when it was tried again on the same rows. */
        UNREPEATED("unrepeated");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** Returns the word that programs know it by. */
        public String word() {
            return word;
        }
    }

    /** How far the search went. */
    public enum Extent {
        /** Without any one of the rows the migration does not fail, or not like that. */
        SMALLEST,
        /** The search ended at its limit of tries or of time. */
        CUT_SHORT
    }

    /** What it takes to write the rows. */
    public enum Pasting {
        AS_THEY_ARE,
        /** Triggers or foreign keys are in the way and have to be quiet meanwhile. */
        WITH_TRIGGERS_QUIET
    }

    /** A result without rows. */
    public static SmallestFailure without(Cause cause, int tries) {
        return new SmallestFailure(cause, List.of(), tries, Extent.SMALLEST, Pasting.AS_THEY_ARE);
    }

    /** Returns in one sentence what was found. */
    public String sentence() {
        return switch (cause) {
            case MIGRATION -> "not because of the rows: it fails alike in a database without rows";
            case UNREPEATED -> "not looked for the rows that it fails on: it did not fail alike when it was tried again";
            case MANY_ROWS -> "it fails because of the rows; no few of them were found on which it does, in " + tries
                    + " tries";
            case ROWS -> "smallest rows that still break it: " + rows.size()
                    + (rows.size() == 1 ? " row" : " rows") + edges()
                    + (extent == Extent.SMALLEST ? "" : ", not smaller after " + tries + " tries");
        };
    }

    private String edges() {
        List<String> tags =
                rows.stream().flatMap(row -> row.edges().stream()).distinct().toList();
        return tags.isEmpty() ? "" : ", edge " + (tags.size() == 1 ? "case " : "cases ") + String.join(", ", tags);
    }

    /** Returns what a finding says of it: the sentence, and the first rows with long values cut. */
    public List<String> evidence() {
        List<String> lines = new ArrayList<>();
        lines.add(sentence());
        rows.stream().limit(SHOWN).map(InsertableRow::summary).forEach(lines::add);
        if (rows.size() > SHOWN) {
            lines.add("… and " + (rows.size() - SHOWN) + " more in the report");
        }
        return lines;
    }

    /** Returns the statements that write the rows into a database at the version before, ready to paste; empty without rows. */
    public String sql() {
        if (rows.isEmpty()) {
            return "";
        }
        String inserts = rows.stream().map(InsertableRow::sql).collect(Collectors.joining("\n", "", "\n"));
        return pasting == Pasting.AS_THEY_ARE ? inserts : QUIET + "\n" + inserts + "RESET session_replication_role;\n";
    }
}
