package dev.lockstep.journal;

/**
 * What a run ran on: with the settings, all that is needed to repeat it.
 *
 * @param tool the migration tool's name
 * @param toolVersion its version as it tells it
 * @param postgresVersion the server's version, for instance {@code 18.6}
 * @param server which kind of server, for people
 * @param seed the seed of the rows
 */
public record Environment(String tool, String toolVersion, String postgresVersion, String server, long seed) {}
