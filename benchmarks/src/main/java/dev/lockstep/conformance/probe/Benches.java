package dev.lockstep.conformance.probe;

import dev.lockstep.conformance.idiom.Idiom;
import dev.lockstep.spi.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one tool is looked at.
 *
 * @param server in which databases are made
 * @param idiom the tool's
 * @param folder below which projects are written
 */
public record Benches(DatabaseServer server, Idiom idiom, Path folder) {

    /** Returns a new database and a new, empty folder. */
    Bench fresh() throws IOException {
        return new Bench(
                idiom,
                server.create(idiom.adapter().name().replace('-', '_')),
                Files.createTempDirectory(Files.createDirectories(folder), "project"));
    }

    /** Returns a bench on which the first migration has been taken up. */
    Bench begun() throws IOException {
        Bench bench = fresh();
        try {
            bench.begin();
            return bench;
        } catch (CannotObserve | IOException e) {
            bench.close();
            throw e;
        }
    }
}
