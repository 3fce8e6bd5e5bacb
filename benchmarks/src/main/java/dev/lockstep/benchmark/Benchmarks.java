package dev.lockstep.benchmark;

import dev.lockstep.conformance.ConformanceRun;
import dev.lockstep.postgres.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Runs every benchmark once and prints its figures; with arguments, only those that they name: history, snapshot, tap, load, watch. With
 * {@code load-memory} and numbers of rows (1, 10 and 50 million if there are none) tables of that size are filled; with
 * {@code capture} and a number of rows, a table of that size is captured and compared. With {@code conformance} first it looks at the
 * tools instead, or only at those that are named after it, and writes their page.
 */
public final class Benchmarks {

    private static final int MAJOR_VERSION = 15;
    private static final int NEWEST_VERSION = 18;
    private static final long CAPTURED_ROWS = 2_000_000;

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        // Liquibase tells every changeset, which would be a good part of its time.
        Logger.getLogger("").setLevel(Level.WARNING);
        if (arguments.length > 0 && arguments[0].equals("conformance")) {
            conformance(List.of(arguments).subList(1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("capture")) {
            capture(arguments.length > 1 ? Long.parseLong(arguments[1]) : CAPTURED_ROWS);
            return;
        }
        Path folder = Files.createTempDirectory("lockstep-benchmark");
        // Debian's pg_dump is at hand for version 15; the harness's own cost hardly differs between versions.
        try (EmbeddedServer server = EmbeddedServer.start(MAJOR_VERSION)) {
            print(server.description());
            if (isWanted("history", arguments)) {
                histories(server, folder);
            }
            if (isWanted("snapshot", arguments)) {
                print(new SnapshotBenchmark(server).run());
            }
            if (isWanted("tap", arguments)) {
                new TapBenchmark(server).run().forEach(Benchmarks::print);
            }
            if (isWanted("load", arguments)) {
                new LoadBenchmark(server).run().forEach(Benchmarks::print);
            }
            if (List.of(arguments).contains("load-memory")) {
                List<Long> volumes = Stream.of(arguments)
                        .filter(argument -> argument.chars().allMatch(Character::isDigit))
                        .map(Long::valueOf)
                        .toList();
                new LoadMemoryBenchmark(server, volumes).run().forEach(Benchmarks::print);
            }
            if (isWanted("watch", arguments)) {
                watches(server);
            }
        }
    }

    private static void conformance(List<String> tools) throws IOException, InterruptedException {
        Path docs = Path.of(System.getProperty("lockstep.docs", "docs"));
        ConformanceRun.run(docs, tools);
        print("wrote " + docs.resolve("conformance.md") + " and " + docs.resolve("conformance.json"));
    }

    private static void capture(long rows) throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(NEWEST_VERSION)) {
            print(server.description());
            new CaptureBenchmark(server, rows).run().forEach(Benchmarks::print);
        }
    }

    private static boolean isWanted(String benchmark, String[] arguments) {
        return arguments.length == 0 || List.of(arguments).contains(benchmark);
    }

    private static void watches(EmbeddedServer server) throws IOException, SQLException, InterruptedException {
        for (WatchBenchmark.Form form : WatchBenchmark.Form.values()) {
            print(new WatchBenchmark(server, form).run());
        }
        new SamplerBenchmark(server).run().forEach(Benchmarks::print);
    }

    private static void histories(EmbeddedServer server, Path folder) throws IOException {
        print(new RoundTripBenchmark(server, new SqlHistory(folder.resolve("sql"))).run());
        for (LiquibaseHistory.Calls calls : LiquibaseHistory.Calls.values()) {
            Path changelog = folder.resolve("liquibase-" + calls.ordinal());
            print(new RoundTripBenchmark(server, new LiquibaseHistory(changelog, calls)).run());
        }
    }

    @SuppressWarnings("SystemOut") // The figures are the program's output.
    private static void print(Object line) {
        System.out.println(line);
    }
}
