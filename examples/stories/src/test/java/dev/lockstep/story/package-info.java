/**
 * The order system's story as every tool tells it: {@link dev.lockstep.story.Tellings} lists who tells it and where, the tests hold each
 * telling against that in plain SQL.
 */
@NullMarked
package dev.lockstep.story;

import org.jspecify.annotations.NullMarked;
