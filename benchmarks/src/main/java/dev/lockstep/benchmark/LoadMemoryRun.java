package dev.lockstep.benchmark;

import dev.lockstep.fixture.row.TablePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A JVM that does nothing but fill one table, and tells what that took, in turn with COPY of ready files of as many rows: medians of
 * three rounds. Started by {@link LoadMemoryBenchmark}.
 */
final class LoadMemoryRun {

    /** What the JVM needs to compile its code for good belongs to no row. */
    private static final long WARM_UP = 3_000_000;

    private static final long READY_ROWS = 1_000_000;
    private static final int ROUNDS = 3;

    private LoadMemoryRun() {}

    /** @param arguments the server's address for JDBC, user, password, rows, connections */
    @SuppressWarnings("SystemOut") // The figures are the program's output.
    public static void main(String[] arguments) throws IOException, SQLException {
        Sessions sessions = () -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
        long rows = Long.parseLong(arguments[3]);
        int connections = Integer.parseInt(arguments[4]);
        LoadTable table = new LoadTable(sessions);
        TablePlan plan = table.create(rows);
        // As many rows as are measured: a virtual machine is given its memory when it first touches it, at several
        // times the
        // price of a page that it has had before, so that without this the larger volume would pay for all of it.
        table.fill(plan, Math.max(WARM_UP, rows), connections);
        long times = Math.max(1, rows / READY_ROWS);
        List<Figures> copied = new ArrayList<>();
        List<Figures> made = new ArrayList<>();
        try (ReadyFiles files = new ReadyFiles(sessions, READY_ROWS, connections)) {
            ProcessorTime time = ProcessorTime.of(sessions);
            for (int round = 0; round < ROUNDS; round++) {
                table.empty();
                copied.add(Figures.of(time, times * READY_ROWS, () -> files.copy(times)));
                table.empty();
                made.add(Figures.of(time, rows, () -> table.fill(plan, rows, connections)));
            }
        }
        System.out.println(median(made) + " " + median(copied) + " " + kilobytes("VmHWM:") + " " + kilobytes("VmRSS:"));
    }

    private static Figures median(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::wall))
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** Microseconds per row: on the wall, and of processors for this JVM and for the server. */
    private record Figures(double wall, double client, double server) {

        static Figures of(ProcessorTime time, long rows, Work work) throws SQLException {
            long serverBefore = time.serverNanos();
            long clientBefore = ProcessorTime.clientNanos();
            long begun = System.nanoTime();
            work.run();
            double wall = System.nanoTime() - begun;
            double client = ProcessorTime.clientNanos() - clientBefore;
            double server = time.serverNanos() - serverBefore;
            return new Figures(wall / 1e3 / rows, client / 1e3 / rows, server / 1e3 / rows);
        }

        @Override
        public String toString() {
            return wall + " " + client + " " + server;
        }
    }

    private static long kilobytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
