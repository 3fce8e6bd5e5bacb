package dev.lockstep.report;

import dev.lockstep.journal.TrafficSeen;
import java.util.List;

/**
 * What a step's picture shows, and where. All times are microseconds since the step began.
 *
 * @param fromMicros where the picture begins: just before the first thing that was seen
 * @param toMicros where it ends
 * @param statements what the tool sent
 * @param transactions which of them belong together
 * @param lanes one per relation or other thing that was locked, the worst first
 * @param traffic what stood for the application meanwhile
 * @param breaks the moments at which budgets broke, in order of time
 */
public record Timeline(
        long fromMicros,
        long toMicros,
        List<StatementBar> statements,
        List<TransactionBar> transactions,
        List<Lane> lanes,
        List<TrafficSeen> traffic,
        List<BudgetBreak> breaks) {

    /** A picture of nothing. */
    public static final Timeline EMPTY = new Timeline(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

    public Timeline {
        statements = List.copyOf(statements);
        transactions = List.copyOf(transactions);
        lanes = List.copyOf(lanes);
        traffic = List.copyOf(traffic);
        breaks = List.copyOf(breaks);
    }

    /** Returns whether there is nothing to show. */
    public boolean isEmpty() {
        return toMicros <= fromMicros;
    }

    /**
     * One statement, or several short ones in a row that a picture cannot tell apart.
     *
     * @param first the number of the first of them, from 0
     * @param last the number of the last of them; equal to {@code first} for one
     * @param session which of the tool's connections sent it, from 1
     * @param sql the text of the first of them
     * @param error the server's words if it failed; else empty
     */
    public record StatementBar(
            int first, int last, int session, long startMicros, long endMicros, String sql, String error) {}

    /** The statements that were committed together, if there were several. */
    public record TransactionBar(int number, int session, long startMicros, long endMicros) {}
}
