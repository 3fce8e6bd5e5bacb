package dev.lockstep.benchmark;

import dev.lockstep.fixture.row.TablePlan;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Two million made-up rows, written as fast as they are made, against the same rows from ready files: in the binary format of
 * COPY, over as many connections, by the same driver.
 */
final class LoadBenchmark {

    private static final long ROWS = 2_000_000;
    private static final int WARM_UPS = 1;
    private static final int ROUNDS = 5;

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
        try (Database database = server.create("load")) {
            Sessions sessions = database::connect;
            LoadTable table = new LoadTable(sessions);
            TablePlan plan = table.create(ROWS);
            table.fill(plan, ROWS, connections);
            try (ReadyFiles files = new ReadyFiles(sessions, ROWS, connections)) {
                ProcessorTime time = ProcessorTime.of(sessions);
                for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                    table.empty();
                    long processorBefore = time.nanos();
                    long copied = PairedTimes.nanosOf(() -> files.copy(1));
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
            }
        }
        return List.of(wall, processor);
    }

    private void fill(LoadTable table, TablePlan plan) {
        try {
            table.fill(plan, ROWS, connections);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
