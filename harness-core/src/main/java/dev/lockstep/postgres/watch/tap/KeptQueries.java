package dev.lockstep.postgres.watch.tap;

import java.util.HashSet;
import java.util.Set;

/**
 * The queries of our own that one of the tool's sessions has prepared, so that it need not plan them each time.
 *
 * <p>One that is not there any more must not be bound: that would fail the tool's transaction. Only DEALLOCATE and DISCARD give it up, so
 * nothing is taken to be there after a text in which one of these words occurs, or of which the end was not read. If the word is hidden in
 * something that can be run later, a function or a prepared statement, nothing is kept any more. The observer sees to functions from
 * before the session.
 */
final class KeptQueries {

    private final Set<String> prepared = new HashSet<>();
    private boolean distrusted;

    boolean has(String sql) {
        return prepared.contains(sql);
    }

    /** The server has answered {@code sql}. */
    void keep(String sql) {
        if (!distrusted) {
            prepared.add(sql);
        }
    }

    /** Everything may be gone. */
    void forget() {
        prepared.clear();
    }

    /** A statement is about to be sent, or was answered. */
    void after(SqlText.Dropping dropping) {
        distrusted |= dropping == SqlText.Dropping.LATER;
        if (dropping != SqlText.Dropping.NOTHING) {
            forget();
        }
    }

    /** Returns the messages that ask once more what is prepared. */
    static byte[] again(TapQuestion question, byte[] last) {
        return WireMessage.runAgain(name(question.sql()), InsideQuery.array(question.relations()), last);
    }

    /** Returns the name under which {@code sql} is prepared; no client calls a statement so. */
    static String name(String sql) {
        return "lockstep_" + Integer.toHexString(sql.hashCode());
    }
}
