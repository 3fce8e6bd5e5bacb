package dev.lockstep.postgres.watch.tap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /**
     * Runs one query about relations, like {@link #ask(String)}. A query that is asked again and again is planned less often than
     * it is asked.
     *
     * @param sql a query in which {@code $1} stands for the relations, as {@code oid[]}
     * @param relations their numbers
     */
    default Optional<List<List<String>>> ask(String sql, Collection<Long> relations) {
        return ask(sql.replace("$1", "'" + array(relations) + "'::pg_catalog.oid[]"));
    }

    /** Returns numbers as the server reads an array: {@code {1,2}}. */
    static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
