/**
 * The rules, one a file.
 */
@NullMarked
package dev.lockstep.verdict.rule;

import org.jspecify.annotations.NullMarked;
