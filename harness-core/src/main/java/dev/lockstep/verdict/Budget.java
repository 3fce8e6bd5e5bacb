package dev.lockstep.verdict;

import dev.lockstep.lock.LockMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much a migration may cost.
 *
 * @param cost which cost
 * @param mode for {@link Cost#HELD} and {@link Cost#WAITED}: locks of this mode or of one that keeps out at least as much; empty for
 *     those that keep out reads or writes
 * @param relation the tables it is about, with {@code *} for any characters: {@code orders}, {@code audit.*}
 * @param migration the migrations it is about, by id, with {@code *} for any characters
 * @param direction which way; empty for both
 * @param limit what is allowed
 * @param atRows the number of rows for which the cost is projected; empty to judge what was measured
 * @param writtenAt where the user wrote it, for people; {@code default} for the built-in ones
 */
public record Budget(
        Cost cost,
        Optional<LockMode> mode,
        String relation,
        String migration,
        Optional<Finding.Direction> direction,
        Duration limit,
        OptionalLong atRows,
        String writtenAt) {

    /** Matches any relation or migration. */
    public static final String ANY = "*";

    /** What a budget limits. */
    public enum Cost {
        /** How long one lock on one relation is held. */
        HELD,
        /** How long the migration waits for one lock, during which everybody queues behind it. */
        WAITED,
        /** For how long traffic on one table is blocked during one step. */
        TRAFFIC_BLOCKED,
        /** How long one statement takes. */
        STATEMENT,
        /** How long one migration takes in one direction. */
        MIGRATION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Returns this budget for locks of {@code mode}, or of one that keeps out at least as much. */
    public Budget of(LockMode mode) {
        return new Budget(cost, Optional.of(mode), relation, migration, direction, limit, atRows, writtenAt);
    }

    /** Returns whether it is one of those that hold when the user says nothing. */
    public boolean isDefault() {
        return writtenAt.equals("default");
    }
}
