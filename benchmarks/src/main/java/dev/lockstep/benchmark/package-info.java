/**
 * What the harness costs beside the bare tools, as whole runs on one server, with and without it in turn.
 *
 * <p>{@link dev.lockstep.benchmark.Benchmarks} runs everything and prints ratios; absolute figures of a shared machine mean little.
 */
@NullMarked
package dev.lockstep.benchmark;

import org.jspecify.annotations.NullMarked;
