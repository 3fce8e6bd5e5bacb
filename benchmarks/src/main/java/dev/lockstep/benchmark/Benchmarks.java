package dev.lockstep.benchmark;

import dev.lockstep.postgres.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs every benchmark once and prints its figures. */
public final class Benchmarks {

    private static final int MAJOR_VERSION = 15;

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Liquibase tells every changeset, which would be a good part of its time.
        Logger.getLogger("").setLevel(Level.WARNING);
        Path folder = Files.createTempDirectory("lockstep-benchmark");
        // Debian's pg_dump is at hand for version 15; the harness's own cost hardly differs between versions.
        try (EmbeddedServer server = EmbeddedServer.start(MAJOR_VERSION)) {
            print(server.description());
            print(new RoundTripBenchmark(server, new SqlHistory(folder.resolve("sql"))).run());
            for (LiquibaseHistory.Calls calls : LiquibaseHistory.Calls.values()) {
                Path changelog = folder.resolve("liquibase-" + calls.ordinal());
                print(new RoundTripBenchmark(server, new LiquibaseHistory(changelog, calls)).run());
            }
            print(new SnapshotBenchmark(server).run());
            for (WatchBenchmark.Form form : WatchBenchmark.Form.values()) {
                print(new WatchBenchmark(server, form).run());
            }
            new SamplerBenchmark(server).run().forEach(Benchmarks::print);
        }
    }

    @SuppressWarnings("SystemOut") // The figures are the program's output.
    private static void print(Object line) {
        System.out.println(line);
    }
}
