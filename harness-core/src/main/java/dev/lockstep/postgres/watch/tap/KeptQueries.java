package dev.lockstep.postgres.watch.tap;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The queries of our own that one of the tool's sessions has prepared, so that it need not plan them each time.
 *
 * <p>One that is not there any more must not be bound: that would fail the tool's transaction. So nothing is taken to be there after a
 * statement that may have given it up: DISCARD, DEALLOCATE, and everything that may call a function of the user's. What remains are
 * functions from before the session that event triggers, defaults and indexes call; one of them that runs DEALLOCATE ALL is not foreseen.
 */
final class KeptQueries {

    /** Statements on structure: what they run besides is no more than expressions and event triggers. */
    private static final Set<String> KEEPING = Set.of("ALTER", "CREATE", "DROP", "COMMENT", "GRANT", "REVOKE", "LOCK");
    /** With one of these words they run a query, or convert every row with an expression. */
    private static final Set<String> RUNNING = Set.of("AS", "SELECT", "EXECUTE", "CONCURRENTLY");

    private static final List<String> DROPPING = List.of("DEALLOCATE", "DISCARD");

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
    void after(StatementKind kind) {
        String first = kind.statement().word(0);
        String text = kind.statement().text().toUpperCase(Locale.ROOT);
        boolean mentioned = DROPPING.stream().anyMatch(text::contains);
        // Hidden in a function or a rule it can run at any time.
        distrusted |= mentioned && !DROPPING.contains(first);
        boolean keeps = KEEPING.contains(first)
                && kind.statement().words().stream().noneMatch(RUNNING::contains)
                && !(first.equals("ALTER") && kind.statement().words().contains("USING"));
        boolean frames = kind.beginsBlock() || (kind.isSavepoint() && !kind.endsTransaction());
        if (mentioned || !(keeps || frames)) {
            forget();
        }
    }

    /** Returns the name under which {@code sql} is prepared; no client calls a statement so. */
    static String name(String sql) {
        return "lockstep_" + Integer.toHexString(sql.hashCode());
    }
}
