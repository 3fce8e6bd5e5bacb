/**
 * What every tool was seen to do, as one page and one file for programs, made by a run and never by hand.
 *
 * <p>{@link dev.lockstep.conformance.Observatory} looks at each {@link dev.lockstep.conformance.Behaviour} of each tool on each server and
 * fills a {@link dev.lockstep.conformance.Matrix}; {@link dev.lockstep.conformance.MarkdownPage} is the page. Package {@code idiom} writes the
 * migrations, package {@code probe} looks: at rows, transactions, locks and sessions on the server, at exit codes and at what went over
 * the wire, never at what an adapter declares.
 */
@NullMarked
package dev.lockstep.conformance;

import org.jspecify.annotations.NullMarked;
