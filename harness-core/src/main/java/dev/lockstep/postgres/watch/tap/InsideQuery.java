package dev.lockstep.postgres.watch.tap;

import java.util.List;
import java.util.Optional;

/**
 * Asks the server something from within the tool's own session and transaction: counters and catalog entries that no other
 * session can see before the commit. The tool does not see question or answer.
 */
@FunctionalInterface
public interface InsideQuery {

    /**
     * Runs one query that cannot fail and takes no lock on anything of the user's.
     *
     * @param sql a query without parameters
     * @return its rows as text, a NULL as an empty string; nothing if the session cannot be asked just now
     */
    Optional<List<List<String>>> ask(String sql);
}
