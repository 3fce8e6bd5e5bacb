/**
 * The way in: {@link dev.lockstep.Lockstep#check} takes settings and gives a result.
 *
 * <p>Below it, lowest first, each using only those before it: {@code problem}; {@code migration} and {@code schema};
 * {@code lock} and {@code data}; {@code plan}; {@code journal}; {@code verdict}; {@code report}; {@code spi}; {@code run},
 * {@code postgres} and {@code render}.
 */
@NullMarked
package dev.lockstep;

import org.jspecify.annotations.NullMarked;
