/**
 * The rules, one a file.
 *
 * <p>Those on rows and schema look things up in a {@code JournalIndex}. Those on locks and cost go over every
 * {@code WatchedPass}, tell what they saw in {@code LockWords}, and collect it in {@code PassFindings}; budgets come in as a
 * {@code Breach}.
 */
@NullMarked
package dev.lockstep.verdict.rule;

import org.jspecify.annotations.NullMarked;
