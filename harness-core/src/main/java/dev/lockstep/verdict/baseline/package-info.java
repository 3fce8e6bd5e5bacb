/**
 * The figures of earlier runs, and what in a run's journal goes beyond them.
 *
 * <p>{@link dev.lockstep.verdict.baseline.FigureReader} takes the figures out of a journal, a
 * {@link dev.lockstep.verdict.baseline.Baseline} keeps several samples of each, and
 * {@link dev.lockstep.verdict.baseline.BaselineComparison} says what is worse than noise explains. Pure values.
 */
@NullMarked
package dev.lockstep.verdict.baseline;

import org.jspecify.annotations.NullMarked;
