/**
 * SQL text as far as one can go without a server: where statements end and which words they consist of.
 *
 * <p>{@link dev.lockstep.sql.SqlLexer} cuts a script into {@link dev.lockstep.sql.SqlStatement}s. What a statement does is never
 * judged from its text alone. {@link dev.lockstep.sql.SqlLine} is a statement as people are shown it.
 */
@NullMarked
package dev.lockstep.sql;

import org.jspecify.annotations.NullMarked;
