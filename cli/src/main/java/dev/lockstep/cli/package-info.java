/**
 * {@code lockstep}, the command line: the same run, verdict and reports for projects that have no Java.
 *
 * <p>{@link dev.lockstep.cli.CheckCommand} makes settings of {@code lockstep.yaml} and flags, has
 * {@link dev.lockstep.Lockstep#check} run them and renders the report; the other commands only tell what is there.
 */
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
