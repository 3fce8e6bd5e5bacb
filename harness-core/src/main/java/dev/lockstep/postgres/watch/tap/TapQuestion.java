package dev.lockstep.postgres.watch.tap;

import java.util.List;

/**
 * What is asked within a session, as for {@link InsideQuery#ask(String, java.util.Collection)}.
 *
 * @param sql a query in which {@code $1} stands for the relations, as {@code oid[]}
 * @param relations their numbers
 */
public record TapQuestion(String sql, List<Long> relations) {}
