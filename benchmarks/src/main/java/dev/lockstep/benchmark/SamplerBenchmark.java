package dev.lockstep.benchmark;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.watch.TapWatch;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.WatchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The processor's time that watching takes, in this JVM and in the server's processes, while the tool waits for one long statement, and
 * while it does nothing. Linux only.
 */
final class SamplerBenchmark {

    private static final int SECONDS = 5;
    private static final int TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;

    private final EmbeddedServer server;

    SamplerBenchmark(EmbeddedServer server) {
        this.server = server;
    }

    List<String> run() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (Database database = server.create("benchmark");
                TapWatch watch = TapWatch.open(server, database);
                Connection tool = watch.database().connect();
                Statement statement = tool.createStatement()) {
            watch.start(WatchRequest.quiet());
            statement.execute("SELECT pg_sleep(1)");
            List<String> all = processes(database);
            double before = seconds(all);
            statement.execute("SELECT pg_sleep(" + SECONDS + ")");
            double during = seconds(all);
            Thread.sleep(SECONDS * 1_000L);
            double idle = seconds(all);
            watch.stop();
            double stopped = seconds(all);
            Thread.sleep(SECONDS * 1_000L);
            double unwatched = seconds(all);
            lines.add(share("one statement of " + SECONDS + " s", during - before));
            lines.add(share("the tool idle for " + SECONDS + " s", idle - during));
            lines.add(share("nothing, as long", unwatched - stopped));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return lines;
    }

    private static String share(String what, double seconds) {
        return String.format(
                Locale.ROOT, "watching, %s: %.1f %% of one core, server and JVM", what, seconds * 100 / SECONDS);
    }

    private static List<String> processes(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
            List<String> pids = new ArrayList<>(List.of("self"));
            while (rows.next()) {
                pids.add(rows.getString(1));
            }
            return pids;
        }
    }

    /** Returns what the processes have spent so far; those that are gone count nothing. */
    private static double seconds(List<String> pids) throws IOException {
        double ticks = 0;
        for (String pid : pids) {
            Path stat = Path.of("/proc", pid, "stat");
            if (Files.exists(stat)) {
                String text = Files.readString(stat);
                String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
                ticks += Double.parseDouble(fields[USER_TIME]) + Double.parseDouble(fields[USER_TIME + 1]);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }
}
