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

    /** Returns whether {@code charge} is limited by it. */
    public boolean covers(Charge charge) {
        return cost == charge.cost()
                && charge.mode().map(this::coversMode).orElse(true)
                && (relation.equals(ANY) || charge.relations().stream().anyMatch(new NamePattern(relation)::matches))
                && new NamePattern(migration).matches(charge.migration())
                && direction.map(charge.direction()::equals).orElse(true);
    }

    private boolean coversMode(LockMode taken) {
        return mode.map(taken::isAtLeast).orElse(taken.blocksReads() || taken.blocksWrites());
    }

    /** Returns whether it is more exact than {@code other}: about the migration first, then about the relation. */
    boolean isMoreExactThan(Budget other) {
        int byMigration = exactness(migration) - exactness(other.migration);
        int byRelation = exactness(relation) - exactness(other.relation);
        int byDirection = (direction.isPresent() ? 1 : 0) - (other.direction.isPresent() ? 1 : 0);
        return byMigration != 0 ? byMigration > 0 : byRelation != 0 ? byRelation > 0 : byDirection > 0;
    }

    /** A name without a star is more exact than any pattern; among patterns the longer one is. */
    private static int exactness(String pattern) {
        return pattern.contains(ANY) ? pattern.replace(ANY, "").length() : Integer.MAX_VALUE / 2;
    }

    /** Returns the limit for people: {@code 200 ms}, {@code 5 s}. */
    public String limitText() {
        long micros = limit.toNanos() / 1_000;
        if (micros >= 1_000_000 && micros % 100_000 == 0) {
            return trimmed(micros / 1_000_000.0) + " s";
        }
        return trimmed(micros / 1_000.0) + " ms";
    }

    private static String trimmed(double figure) {
        return figure == Math.rint(figure) ? Long.toString((long) figure) : String.format(Locale.ROOT, "%.1f", figure);
    }

    /** Returns the budget as a line for people: {@code ACCESS EXCLUSIVE on orders held at most 200 ms, set in OrdersTest}. */
    public String words() {
        StringBuilder words = new StringBuilder();
        words.append(
                switch (cost) {
                    case HELD, WAITED -> mode.map(LockMode::sql).orElse("a lock that blocks reads or writes");
                    case TRAFFIC_BLOCKED -> "traffic";
                    case STATEMENT -> "a statement";
                    case MIGRATION -> "a migration";
                });
        if (!relation.equals(ANY)) {
            words.append(" on ").append(relation);
        }
        words.append(
                switch (cost) {
                    case HELD -> " held";
                    case WAITED -> " waited for";
                    case TRAFFIC_BLOCKED -> " blocked";
                    case STATEMENT, MIGRATION -> " takes";
                });
        words.append(" at most ").append(limitText());
        atRows.ifPresent(rows -> words.append(String.format(Locale.ROOT, " at %,d rows", rows)));
        if (!migration.equals(ANY)) {
            words.append(" by migration ").append(migration);
        }
        direction.ifPresent(way -> words.append(", ").append(way.name().toLowerCase(Locale.ROOT)));
        return words + (isDefault() ? ", the default" : ", set in " + writtenAt);
    }

    /** Returns whether it is one of those that hold when the user says nothing. */
    public boolean isDefault() {
        return writtenAt.equals("default");
    }
}
