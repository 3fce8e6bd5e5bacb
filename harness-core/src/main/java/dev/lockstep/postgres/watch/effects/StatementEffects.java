package dev.lockstep.postgres.watch.effects;

import dev.lockstep.journal.Effects;
import java.time.Duration;
import java.util.Optional;

/**
 * What a look told of one statement.
 *
 * @param effects what it did to the data
 * @param lockTimeout its session's lock_timeout, zero if off; empty if the session was not asked
 */
public record StatementEffects(Effects effects, Optional<Duration> lockTimeout) {

    /** Nothing was seen. */
    public static final StatementEffects NONE = new StatementEffects(Effects.NONE, Optional.empty());
}
