package dev.lockstep.journal;

import java.util.List;

/**
 * What a run ran on: with the settings, all that is needed to repeat it.
 *
 * @param tool the migration tool's name
 * @param toolVersion its version as it tells it
 * @param postgresVersion the server's version, for instance {@code 18.6}
 * @param server which kind of server, for people
 * @param seed the seed of the rows
 * @param conditions what else the figures depend on, for people: the server's settings where they were changed, where loaded rows came
 *     from
 */
public record Environment(
        String tool, String toolVersion, String postgresVersion, String server, long seed, List<String> conditions) {

    public Environment {
        conditions = List.copyOf(conditions);
    }

    /** An environment without anything special. */
    public Environment(String tool, String toolVersion, String postgresVersion, String server, long seed) {
        this(tool, toolVersion, postgresVersion, server, seed, List.of());
    }

    /** Returns this environment under {@code conditions}. */
    public Environment with(List<String> conditions) {
        return new Environment(tool, toolVersion, postgresVersion, server, seed, conditions);
    }
}
