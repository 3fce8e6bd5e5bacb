package dev.lockstep.postgres.watch.waits;

import dev.lockstep.spi.ServerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the server's log from where it ends when the reader is made.
 *
 * <p>The server writes a line before it goes on, so whatever a statement caused is in the file when its answer arrives. Used by one
 * thread at a time.
 */
final class ServerLogReader implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final ServerLog.Follower follower;
    private final FileChannel channel;
    private final LogLines lines = new LogLines();
    private final LogEntries entries = new LogEntries();
    private final LogEventParser parser = new LogEventParser();
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    private final String database;
    /** When the file was last read to its end. */
    private ClockReading before = ClockReading.now();

    private ServerLogReader(ServerLog.Follower follower, FileChannel channel, String database) {
        this.follower = follower;
        this.channel = channel;
        this.database = database;
    }

    /**
     * Begins to follow.
     *
     * @param database sessions in other databases are left out
     */
    static ServerLogReader of(ServerLog log, String database) {
        ServerLog.Follower follower = log.follow();
        try {
            FileChannel channel = FileChannel.open(follower.file(), StandardOpenOption.READ);
            channel.position(follower.begin());
            return new ServerLogReader(follower, channel, database);
        } catch (IOException e) {
            follower.close();
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns what is new. The last entry is kept back until nothing can be added to it.
     *
     * @throws UncheckedIOException if the file can be read no more
     */
    List<TimedEvent> read() {
        List<TimedEvent> events = new ArrayList<>();
        ClockReading begin = ClockReading.now();
        boolean grown = false;
        try {
            buffer.clear();
            while (channel.read(buffer) > 0) {
                grown = true;
                ClockReading seen = ClockReading.now();
                buffer.flip();
                for (String line : lines.take(buffer)) {
                    entries.take(line, millis -> seen.dated(millis, before)).ifPresent(entry -> tell(entry, events));
                }
                buffer.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!grown) {
            entries.complete().ifPresent(entry -> tell(entry, events));
        }
        before = begin;
        return events;
    }

    private void tell(LogEntry entry, List<TimedEvent> events) {
        LogLine line = entry.line();
        String in = line.database();
        if (in.isEmpty() || in.equals("[unknown]") || in.equals(database)) {
            parser.parse(entry)
                    .ifPresent(
                            event -> events.add(new TimedEvent(event, line.backend(), line.application(), entry.at())));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            follower.close();
        }
    }
}
