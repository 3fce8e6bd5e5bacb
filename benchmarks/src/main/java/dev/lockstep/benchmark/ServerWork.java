package dev.lockstep.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor time that a server on this machine has used, with all its processes, those that have ended included.
 *
 * <p>Source: Linux manual, "proc_pid_stat". Ticks of a hundredth of a second, as everywhere on Linux.
 */
final class ServerWork {

    private static final long MICROS_PER_TICK = 10_000;
    // Counted from the state, the first field after the command's closing bracket.
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private final String postmaster;

    private ServerWork(String postmaster) {
        this.postmaster = postmaster;
    }

    static ServerWork of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return new ServerWork(fields(Path.of("/proc", row.getString(1))).get(PARENT));
        }
    }

    /** Returns the microseconds used so far. */
    long micros() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            long own = ticks(fields(Path.of("/proc", postmaster)), USER, SYSTEM, ENDED_USER, ENDED_SYSTEM);
            return MICROS_PER_TICK
                    * (own
                            + processes
                                    .filter(process ->
                                            process.getFileName().toString().matches("\\d+"))
                                    .map(ServerWork::fields)
                                    .filter(fields -> fields.size() > ENDED_SYSTEM
                                            && fields.get(PARENT).equals(postmaster))
                                    .mapToLong(fields -> ticks(fields, USER, SYSTEM))
                                    .sum());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long ticks(List<String> fields, int... positions) {
        long ticks = 0;
        for (int position : positions) {
            ticks += Long.parseLong(fields.get(position));
        }
        return ticks;
    }

    private static List<String> fields(Path process) {
        try {
            String text = Files.readString(process.resolve("stat"));
            return List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            // The process has ended since it was listed.
            return List.of();
        }
    }
}
