package dev.lockstep.benchmark;

import dev.lockstep.fixture.row.TablePlan;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;

/**
 * Two million made-up rows, written as fast as they are made, against the same rows from ready files: in the binary format of
 * COPY, over as many connections, by the same driver.
 */
final class LoadBenchmark {

    private static final long ROWS = 2_000_000;
    private static final int WARM_UPS = 1;
    private static final int ROUNDS = 5;
    private static final int BUFFER = 64 * 1024;

    private final EmbeddedServer server;
    private final int connections = Runtime.getRuntime().availableProcessors();

    LoadBenchmark(EmbeddedServer server) {
        this.server = server;
    }

    /** The ratio is Lockstep's rate as a part of that of the ready files. */
    List<Object> run() throws IOException, SQLException, InterruptedException {
        PairedTimes wall =
                new PairedTimes(ROWS + " rows over " + connections + " connections", "COPY of ready files", "Lockstep");
        PairedTimes processor =
                new PairedTimes("  of which processor time, server and client", "COPY of ready files", "Lockstep");
        Path folder = Files.createTempDirectory("lockstep-load");
        try (Database database = server.create("load")) {
            Sessions sessions = database::connect;
            LoadTable table = new LoadTable(sessions);
            TablePlan plan = table.create(ROWS);
            table.fill(plan, ROWS, connections);
            List<Path> files = export(sessions, folder);
            ProcessorTime time = ProcessorTime.of(sessions);
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                table.empty();
                long processorBefore = time.nanos();
                long copied = PairedTimes.nanosOf(() -> copy(sessions, files));
                long processorCopied = time.nanos() - processorBefore;
                table.empty();
                processorBefore = time.nanos();
                long made = PairedTimes.nanosOf(() -> fill(table, plan));
                long processorMade = time.nanos() - processorBefore;
                if (round >= WARM_UPS) {
                    wall.add(copied, made);
                    processor.add(processorCopied, processorMade);
                }
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return List.of(wall, processor);
    }

    private void fill(LoadTable table, TablePlan plan) {
        try {
            table.fill(plan, ROWS, connections);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> export(Sessions sessions, Path folder) throws IOException, SQLException {
        List<Path> files = new ArrayList<>();
        try (Connection connection = sessions.open()) {
            for (int part = 0; part < connections; part++) {
                Path file = folder.resolve("part-" + part);
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "COPY (SELECT * FROM " + LoadTable.NAME + " WHERE id > " + ROWS * part / connections
                                            + " AND id <= " + ROWS * (part + 1) / connections
                                            + " ORDER BY id) TO STDOUT (FORMAT binary)",
                                    out);
                }
                files.add(file);
            }
        }
        return files;
    }

    private static void copy(Sessions sessions, List<Path> files) {
        List<Callable<Long>> parts = files.stream()
                .<Callable<Long>>map(file -> () -> copy(sessions, file))
                .toList();
        long rows = Parallel.run(parts).stream().mapToLong(Long::longValue).sum();
        if (rows != ROWS) {
            throw new IllegalStateException("only " + rows + " rows were copied");
        }
    }

    private static long copy(Sessions sessions, Path file) throws SQLException {
        try (Connection connection = sessions.open();
                InputStream in = Files.newInputStream(file)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + LoadTable.NAME + " FROM STDIN (FORMAT binary)", in, BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
