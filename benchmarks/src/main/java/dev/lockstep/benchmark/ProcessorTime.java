package dev.lockstep.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * How long processors worked for this JVM and for a server on the same machine, from {@code /proc}: unlike the time on the wall it
 * hardly depends on what else the machine does.
 *
 * @param postmaster the process above all of the server's
 */
record ProcessorTime(long postmaster) {

    /** Linux counts in hundredths of a second. */
    private static final long TICK = 10_000_000;

    private static final long SETTLED_MILLIS = 500;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int REAPED_SYSTEM = 14;

    static ProcessorTime of(Sessions sessions) throws SQLException {
        try (Connection connection = sessions.open();
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            return new ProcessorTime(fields(Path.of("/proc", pid.getString(1)))[PARENT]);
        }
    }

    /** Returns what both have used since they began. */
    long nanos() {
        return clientNanos() + serverNanos();
    }

    /** Returns what this JVM has used. */
    static long clientNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Returns what the server has used: its living processes, and those that have ended. */
    long serverNanos() {
        settle();
        long[] above = fields(Path.of("/proc", Long.toString(postmaster)));
        long ticks = 0;
        for (int field = USER; field <= REAPED_SYSTEM; field++) {
            ticks += above[field];
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            ticks += processes
                    .filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
                    .map(ProcessorTime::fields)
                    .filter(fields -> fields[PARENT] == postmaster)
                    .mapToLong(fields -> fields[USER] + fields[USER + 1])
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ticks * TICK;
    }

    /** A process that is just ending would be missing from both. */
    private static void settle() {
        try {
            Thread.sleep(SETTLED_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the numbers of a process's {@code stat} after its name; zeros if it has just ended. */
    private static long[] fields(Path process) {
        long[] fields = new long[REAPED_SYSTEM + 1];
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            for (int i = 1; i < fields.length; i++) {
                fields[i] = Long.parseLong(words[i]);
            }
        } catch (IOException ended) {
            return new long[REAPED_SYSTEM + 1];
        }
        return fields;
    }
}
