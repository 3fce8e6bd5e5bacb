package dev.lockstep.benchmark;

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
 * The first rows of {@link LoadTable} in files in the binary format of COPY, one for each connection: what it costs to load them
 * is what no generator can do without.
 */
final class ReadyFiles implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Sessions sessions;
    private final long rows;
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    /** Writes the files; the table must hold at least so many rows. */
    ReadyFiles(Sessions sessions, long rows, int connections) throws IOException, SQLException {
        this.sessions = sessions;
        this.rows = rows;
        this.folder = Files.createTempDirectory("lockstep-load");
        try (Connection connection = sessions.open()) {
            for (int part = 0; part < connections; part++) {
                Path file = folder.resolve("part-" + part);
                files.add(file);
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "COPY (SELECT * FROM " + LoadTable.NAME + " WHERE id > " + rows * part / connections
                                            + " AND id <= " + rows * (part + 1) / connections
                                            + " ORDER BY id) TO STDOUT (FORMAT binary)",
                                    out);
                }
            }
        }
    }

    /** Loads all files at the same time, each as often as is said. */
    void copy(long times) {
        List<Callable<Long>> parts = files.stream()
                .<Callable<Long>>map(file -> () -> copy(file, times))
                .toList();
        long copied = Parallel.run(parts).stream().mapToLong(Long::longValue).sum();
        if (copied != rows * times) {
            throw new IllegalStateException(copied + " of " + rows * times + " rows were copied");
        }
    }

    private long copy(Path file, long times) throws SQLException {
        long copied = 0;
        try (Connection connection = sessions.open()) {
            for (long time = 0; time < times; time++) {
                try (InputStream in = Files.newInputStream(file)) {
                    copied += connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY " + LoadTable.NAME + " FROM STDIN (FORMAT binary)", in, BUFFER);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copied;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
