/**
 * The ports: what the harness asks of a migration tool, a database server, a source of rows, a reader of state and a renderer
 * of reports. Everything outside the core implements one of these.
 */
@NullMarked
package dev.lockstep.spi;

import org.jspecify.annotations.NullMarked;
