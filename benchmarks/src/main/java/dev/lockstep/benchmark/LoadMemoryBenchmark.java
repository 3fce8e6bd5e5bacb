package dev.lockstep.benchmark;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.ServerControl.Alone;
import dev.lockstep.spi.ServerPhase;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row costs and how much memory the loading JVM takes, at several volumes, each in a JVM of its own: with a small heap, and
 * the first volume also with as much as the JVM likes. The server has the settings with which a run loads. Beside it stands what
 * COPY of ready files costs at the same volume: where a table outgrows the machine's memory, a row costs what the disk asks, whoever
 * made it, and only the share of the two speaks of the generator.
 */
final class LoadMemoryBenchmark {

    private static final String SMALL_HEAP = "-Xmx64m";
    private static final List<Long> VOLUMES = List.of(1_000_000L, 10_000_000L, 50_000_000L);
    private static final String HEADER =
            "rows        heap      us/row: wall  JVM  server   COPY of files: wall  JVM  server"
                    + "   rate as a part of COPY's   resident MiB: peak  last";

    private final EmbeddedServer server;
    private final List<Long> volumes;

    /** @param volumes numbers of rows; none for the usual ones */
    LoadMemoryBenchmark(EmbeddedServer server, List<Long> volumes) {
        this.server = server;
        this.volumes = volumes.isEmpty() ? VOLUMES : List.copyOf(volumes);
    }

    List<String> run() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of(HEADER, line(volumes.get(0), List.of())));
        for (long volume : volumes) {
            lines.add(line(volume, List.of(SMALL_HEAP)));
        }
        return lines;
    }

    private String line(long rows, List<String> heap) throws IOException, InterruptedException {
        try (Database database = server.create("memory");
                Alone alone = server.control()
                        .flatMap(control -> control.alone(database))
                        .orElseThrow()) {
            alone.turnTo(ServerPhase.LOADING);
            DatabaseAddress address = database.address();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(heap);
            command.addAll(List.of(
                    "-cp",
                    classPath(),
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    LoadMemoryRun.class.getName(),
                    "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
                    address.user(),
                    address.password(),
                    Long.toString(rows),
                    Integer.toString(Runtime.getRuntime().availableProcessors())));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the loading JVM failed: " + said);
            }
            return line(
                    rows,
                    heap,
                    Stream.of(said.split(" ")).mapToDouble(Double::parseDouble).toArray());
        }
    }

    /** @param figures as {@link LoadMemoryRun} says them */
    private static String line(long rows, List<String> heap, double[] figures) {
        return String.format(
                Locale.ROOT,
                "%-11d %-9s %12.2f %4.2f %7.2f %21.2f %4.2f %7.2f %27.2f %20.0f %5.0f",
                rows,
                heap.isEmpty() ? "default" : SMALL_HEAP,
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                figures[5],
                figures[3] / figures[0],
                figures[6] / 1024,
                figures[7] / 1024);
    }

    /** Maven runs this in its own JVM, with a class path that the system's properties do not have. */
    private static String classPath() {
        return LoadMemoryRun.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
