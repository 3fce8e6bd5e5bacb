package dev.lockstep.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * By which columns the rows of two states of a table are held to be the same row.
 *
 * @param keyed whether the columns are a key; if not they are all that can be compared, and a changed row is one that is
 *     lost and another that is added
 * @param first the columns' positions in the first state
 * @param second the positions of the same columns in the second state
 */
record RowIdentity(boolean keyed, List<Integer> first, List<Integer> second) {

    RowIdentity {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /**
     * Returns the key of either state that the other still has as columns, the first's preferred; where the key was
     * renamed, given another type or never there, all columns that can be compared.
     */
    static RowIdentity of(TableFingerprint first, TableFingerprint second) {
        List<String> common = comparable(first, second);
        for (List<String> key : List.of(first.keyColumns(), second.keyColumns())) {
            if (!key.isEmpty() && common.containsAll(key)) {
                return by(true, key, first, second);
            }
        }
        return by(false, common, first, second);
    }

    /** Returns the columns of both states whose hashes can be held against each other. */
    static List<String> comparable(TableFingerprint first, TableFingerprint second) {
        List<String> common = new ArrayList<>();
        for (HashedColumn column : first.columns()) {
            if (second.columns().contains(column)) {
                common.add(column.name());
            }
        }
        return common;
    }

    private static RowIdentity by(boolean keyed, List<String> names, TableFingerprint first, TableFingerprint second) {
        return new RowIdentity(
                keyed,
                names.stream().map(first::position).toList(),
                names.stream().map(second::position).toList());
    }

    /** Returns for each row of {@code second} the row of {@code first} that it is. */
    RowMatches match(TableFingerprint firstState, TableFingerprint secondState) {
        return new RowMatching(this, firstState, secondState).match();
    }

    /** Returns the rows of {@code second} that {@code first} does not have. */
    BitSet onlyInSecond(TableFingerprint firstState, TableFingerprint secondState) {
        return match(firstState, secondState).onlyInSecond();
    }

    /** Returns whether no two rows of that state are the same by these columns. */
    boolean tellsApart(TableFingerprint state, List<Integer> positions) {
        return keyed
                && !state.keyColumns().isEmpty()
                && positions.containsAll(
                        state.keyColumns().stream().map(state::position).toList());
    }
}
