package dev.lockstep.journal;

import dev.lockstep.lock.LockWait;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.Set;

/**
 * What was seen while a migration went up or down.
 *
 * @param statements every statement that the tool sent, in the order in which they were sent
 * @param victims waits of others behind the tool
 * @param relations the relations that were locked, read or written, with their sizes
 * @param traffic what the traffic suffered; empty where there was none
 * @param selfBlocks statements that waited for the tool itself
 * @param scenes what was put in the tool's way on purpose, for people
 * @param unseen what could not be watched: each makes the run inconclusive
 */
public record Watched(
        List<StatementSeen> statements,
        List<LockWait> victims,
        List<RelationSeen> relations,
        List<TrafficSeen> traffic,
        List<SelfBlock> selfBlocks,
        List<String> scenes,
        List<Problem> unseen) {

    private static final Watched NOTHING =
            new Watched(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Watched {
        statements = List.copyOf(statements);
        victims = List.copyOf(victims);
        relations = List.copyOf(relations);
        traffic = List.copyOf(traffic);
        selfBlocks = List.copyOf(selfBlocks);
        scenes = List.copyOf(scenes);
        unseen = List.copyOf(unseen);
    }

    /**
     * Returns this without what was held on {@code tables} and done to them: a tool's own bookkeeping is no cost of a migration.
     * Statements and waits stay.
     */
    public Watched without(Set<ObjectName> tables) {
        return new Watched(
                statements.stream().map(statement -> statement.without(tables)).toList(),
                victims,
                relations.stream()
                        .filter(relation -> !tables.contains(relation.table()))
                        .toList(),
                traffic,
                selfBlocks,
                scenes,
                unseen);
    }

    /** Returns what is seen of a step in which no tool is at work. */
    public static Watched nothing() {
        return NOTHING;
    }
}
