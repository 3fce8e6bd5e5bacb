package dev.lockstep.spi;

import java.time.Duration;
import java.util.List;

/**
 * The traffic that stands for the application while a migration runs.
 *
 * @param tables how many tables get reads and writes of the harness's own, the largest first; 0 for none
 * @param every how often each kind of request is due
 * @param operations the user's own requests
 */
public record TrafficPlan(int tables, Duration every, List<Operation> operations) {

    public TrafficPlan {
        operations = List.copyOf(operations);
    }

    /** Returns no traffic at all. */
    public static TrafficPlan none() {
        return new TrafficPlan(0, Duration.ofMillis(10), List.of());
    }

    /** Returns reads and writes on the six largest tables, each due every ten milliseconds. */
    public static TrafficPlan standard() {
        return new TrafficPlan(6, Duration.ofMillis(10), List.of());
    }

    /**
     * A request of the user's own. It is run in a transaction of its own, which is rolled back.
     *
     * @param name what people call it
     * @param work does it once
     */
    public record Operation(String name, Work work) {}

    /** What an operation does. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does one request over {@code connection}, in a transaction that the caller rolls back.
         *
         * @throws Exception if the request fails, which the report tells
         */
        void run(java.sql.Connection connection) throws Exception;
    }
}
