/**
 * The wire tap: a listener on the loopback address through which the tool talks to the server, message by message.
 *
 * <p>It follows PostgreSQL's frontend/backend protocol on each connection and tells a
 * {@link dev.lockstep.postgres.watch.tap.TapObserver} what goes over it. It knows nothing of locks. Where the observer wants to look while
 * the server stands still, it holds messages back for that moment; otherwise it changes nothing.
 */
@NullMarked
package dev.lockstep.postgres.watch.tap;

import org.jspecify.annotations.NullMarked;
