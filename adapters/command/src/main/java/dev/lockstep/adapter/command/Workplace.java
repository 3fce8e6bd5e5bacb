package dev.lockstep.adapter.command;

import dev.lockstep.spi.Database;

/**
 * Where a tool works while its session is open.
 *
 * @param database the database, as the harness reads the tool's history in it
 * @param hearing the address that the tool is given
 * @param scratch what must not lie in the user's project
 */
public record Workplace(Database database, Hearing hearing, Scratch scratch) implements AutoCloseable {

    /** Opens a workplace at {@code database}. */
    public static Workplace open(Database database) {
        return new Workplace(database, Hearing.at(database.address()), Scratch.create());
    }

    @Override
    public void close() {
        hearing.close();
        scratch.close();
    }
}
