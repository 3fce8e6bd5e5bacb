package dev.lockstep.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Holds the rows of one table in two states against each other. */
final class TableComparison {

    private final TableFingerprint before;
    private final TableFingerprint after;
    private final RowIdentity identity;
    private final RowMatches matches;

    TableComparison(TableFingerprint before, TableFingerprint after) {
        this.before = before;
        this.after = after;
        identity = RowIdentity.of(before, after);
        matches = identity.match(before, after);
    }

    /** Returns what differs; added rows that {@code written} has are meant to be there. */
    TableDiff diff(TableFingerprint written) {
        BitSet lost = matches.onlyInFirst();
        BitSet added = addedBesides(written);
        return new TableDiff(
                after.table(),
                before.rowCount(),
                lost.cardinality(),
                example(before, lost),
                added.cardinality(),
                example(after, added),
                changes());
    }

    private BitSet addedBesides(TableFingerprint written) {
        BitSet added = matches.onlyInSecond();
        if (written.rowCount() == 0 || added.isEmpty()) {
            return added;
        }
        try (RowSpace space = after.space().another()) {
            TableFingerprint addedRows = after.only(added, space);
            BitSet unexplained = RowIdentity.of(written, addedRows).onlyInSecond(written, addedRows);
            BitSet besides = new BitSet(after.rowCount());
            int position = 0;
            for (int row = added.nextSetBit(0); row >= 0; row = added.nextSetBit(row + 1)) {
                besides.set(row, unexplained.get(position++));
            }
            return besides;
        }
    }

    private List<ColumnChange> changes() {
        // Rows that are paired up only because every comparable column agrees say nothing about the others.
        if (!identity.keyed()) {
            return List.of();
        }
        List<ColumnTally> tallies = new ArrayList<>();
        for (int column = 0; column < before.columns().size(); column++) {
            int same = after.position(before.columns().get(column).name());
            if (same >= 0 && !identity.first().contains(column)) {
                tallies.add(new ColumnTally(before, column, after, same));
            }
        }
        HashReader was = before.reader();
        HashReader is = after.reader();
        for (int row = 0; row < after.rowCount(); row++) {
            int earlier = matches.of(row);
            if (earlier != RowMatches.NONE) {
                for (ColumnTally tally : tallies) {
                    tally.add(was, earlier, is, row);
                }
            }
        }
        return tallies.stream()
                .filter(tally -> tally.rows() > 0)
                .map(ColumnTally::change)
                .toList();
    }

    private static String example(TableFingerprint state, BitSet rows) {
        return rows.isEmpty() ? "" : state.key(rows.nextSetBit(0));
    }
}
