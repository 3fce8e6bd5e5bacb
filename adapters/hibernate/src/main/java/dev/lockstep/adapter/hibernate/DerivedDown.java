package dev.lockstep.adapter.hibernate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What takes a schema update back.
 *
 * @param statements in the order in which they are to run
 * @param withoutInverse the statements of the update that cannot be turned round; the down may run only if there is none
 */
record DerivedDown(List<String> statements, List<String> withoutInverse) {

    DerivedDown {
        statements = List.copyOf(statements);
        withoutInverse = List.copyOf(withoutInverse);
    }

    /** Returns the down of an update whose statements' inverses are {@code inverses}, in the update's order. */
    static DerivedDown reversing(List<String> inverses, List<String> withoutInverse) {
        List<String> reversed = new ArrayList<>(inverses);
        Collections.reverse(reversed);
        return new DerivedDown(reversed, withoutInverse);
    }
}
