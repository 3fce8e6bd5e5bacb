/**
 * PostgreSQL's lock modes: what they are called and which of them exclude each other.
 */
@NullMarked
package dev.lockstep.lock;

import org.jspecify.annotations.NullMarked;
