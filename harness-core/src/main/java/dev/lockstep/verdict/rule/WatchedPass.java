package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.plan.Span;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One migration going up or down once, as it was watched, with the sizes that tables count for.
 *
 * @param observation what was seen
 * @param sizes which tables are large
 */
record WatchedPass(Observation observation, TableSizes sizes) {

    /** A lock and the statement that took it. */
    record Held(StatementSeen by, LockHold hold) {}

    /** Returns every first up, down and second up, in the journal's order. */
    static List<WatchedPass> all(Journal journal, TableSizes sizes) {
        return journal.observations().stream()
                .filter(observation ->
                        observation.step() instanceof Step.Apply || observation.step() instanceof Step.Revert)
                .map(observation -> new WatchedPass(observation, sizes))
                .toList();
    }

    Watched watched() {
        return observation.watched();
    }

    List<StatementSeen> statements() {
        return watched().statements();
    }

    Span span() {
        return observation.step().span();
    }

    Direction direction() {
        return observation.step() instanceof Step.Revert ? Direction.DOWN : Direction.UP;
    }

    /**
     * Returns what an up's finding weighs here: one degree less on the way down, which is taken seldom and in need, when a slow way
     * out is better than none.
     */
    Severity weight(Severity up) {
        if (direction() == Direction.UP) {
            return up;
        }
        return up == Severity.ERROR ? Severity.WARNING : Severity.INFO;
    }

    /** Returns the statements by transaction, in order; those that make several transactions by themselves are left out. */
    Map<Integer, List<StatementSeen>> transactions() {
        Map<Integer, List<StatementSeen>> transactions = new LinkedHashMap<>();
        for (StatementSeen statement : statements()) {
            if (statement.block() != StatementSeen.Block.SEVERAL) {
                transactions
                        .computeIfAbsent(statement.transaction(), number -> new ArrayList<>())
                        .add(statement);
            }
        }
        return transactions;
    }

    /** Returns whether the table was there before the step, and rows in it. */
    boolean wasInUse(ObjectName table) {
        return !isNew(table) && rows(table) > 0;
    }

    /** Returns whether the table was made by this step. */
    boolean isNew(ObjectName table) {
        return relation(table)
                .filter(relation -> relation.fate() == RelationSeen.Fate.CREATED)
                .isPresent();
    }

    /** Returns whether the table was there before the step and is large, here or in production. */
    boolean isLarge(ObjectName table) {
        return !isNew(table) && sizes.isLarge(table.toString(), rows(table));
    }

    /** Returns how many rows the table had before the step; 0 if that is not known. */
    long rows(ObjectName table) {
        return relation(table).map(RelationSeen::rows).orElse(0L);
    }

    private Optional<RelationSeen> relation(ObjectName table) {
        return watched().relations().stream()
                .filter(relation ->
                        relation.table().equals(table) && relation.kind().holdsRows())
                .findFirst();
    }

    /** Returns the table's size for people: {@code orders: 20,000 rows here, 5,000,000 in production}. */
    String size(ObjectName table) {
        OptionalLong production = sizes.inProduction(table.toString());
        String here = String.format(Locale.ROOT, "%s: %,d rows here", table, rows(table));
        return production.isEmpty()
                ? here + ", in production not declared"
                : here + String.format(Locale.ROOT, ", %,d in production", production.getAsLong());
    }

    /**
     * Returns the statements of the session that were under way together with {@code statement}, itself included: of several that are
     * sent at once nobody can tell by the clock which of them took a lock.
     */
    List<StatementSeen> underWay(StatementSeen statement) {
        return statements().stream()
                .filter(other -> other.number() == statement.number()
                        || (other.session() == statement.session()
                                && other.startMicros() < statement.endMicros()
                                && statement.startMicros() < other.endMicros()))
                .toList();
    }

    /**
     * Returns the locks that keep others from reading or writing {@code table} while {@code statement} works, strongest first: its
     * own and those that its transaction still has from earlier statements.
     */
    List<Held> blocking(StatementSeen statement, ObjectName table) {
        return blocking(statement).stream()
                .filter(held -> held.hold().target().table().equals(Optional.of(table)))
                .toList();
    }

    /** Returns the locks on tables that keep others from reading or writing them while {@code statement} works. */
    List<Held> blocking(StatementSeen statement) {
        List<Held> blocking = new ArrayList<>();
        for (StatementSeen other : statements()) {
            boolean together = other.transaction() == statement.transaction() && other.number() <= statement.number();
            if (other.number() == statement.number() || together) {
                other.locks().stream()
                        .filter(hold -> hold.target().kind().holdsRows()
                                && hold.mode().blocksWrites()
                                && hold.released().latestMicros() > statement.startMicros())
                        .forEach(hold -> blocking.add(new Held(other, hold)));
            }
        }
        blocking.sort(Comparator.comparing((Held held) -> held.hold().mode()).reversed());
        return blocking;
    }
}
