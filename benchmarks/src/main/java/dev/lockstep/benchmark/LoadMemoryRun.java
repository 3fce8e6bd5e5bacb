package dev.lockstep.benchmark;

import dev.lockstep.fixture.row.TablePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A JVM that does nothing but fill one table, and tells what that took: started by {@link LoadMemoryBenchmark}. */
final class LoadMemoryRun {

    /** What the JVM needs to compile its code for good belongs to no row. */
    private static final long WARM_UP = 3_000_000;

    private LoadMemoryRun() {}

    /** @param arguments the server's address for JDBC, user, password, rows, connections */
    @SuppressWarnings("SystemOut") // The figures are the program's output.
    public static void main(String[] arguments) throws IOException, SQLException {
        Sessions sessions = () -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
        long rows = Long.parseLong(arguments[3]);
        int connections = Integer.parseInt(arguments[4]);
        LoadTable table = new LoadTable(sessions);
        TablePlan plan = table.create(rows);
        table.fill(plan, WARM_UP, connections);
        table.empty();
        ProcessorTime time = ProcessorTime.of(sessions);
        long serverBefore = time.serverNanos();
        long clientBefore = ProcessorTime.clientNanos();
        long begun = System.nanoTime();
        table.fill(plan, rows, connections);
        long wall = System.nanoTime() - begun;
        long client = ProcessorTime.clientNanos() - clientBefore;
        long server = time.serverNanos() - serverBefore;
        System.out.println(rows + " " + wall + " " + client + " " + server + " " + kilobytes("VmHWM:") + " "
                + kilobytes("VmRSS:"));
    }

    private static long kilobytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
