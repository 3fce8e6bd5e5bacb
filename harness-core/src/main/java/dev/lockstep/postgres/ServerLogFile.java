package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.spi.ServerLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/** The log of the embedded server. It is emptied when it has become large and nobody follows it, or long runs would fill the disk. */
final class ServerLogFile implements ServerLog {

    static final long LARGE = 16L << 20;

    private final Path file;
    private final long large;
    private int followers;

    ServerLogFile(Path file) {
        this(file, LARGE);
    }

    ServerLogFile(Path file, long large) {
        this.file = file;
        this.large = large;
    }

    @Override
    public synchronized Follower follow() {
        cut();
        long begin = size();
        followers++;
        AtomicBoolean open = new AtomicBoolean(true);
        return new Follower() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public long begin() {
                return begin;
            }

            @Override
            public void close() {
                if (open.compareAndSet(true, false)) {
                    leave();
                }
            }
        };
    }

    private synchronized void leave() {
        followers--;
    }

    /** Empties the file if it is large and nobody reads it. */
    synchronized void cut() {
        if (followers > 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() > large) {
                channel.truncate(0);
            }
        } catch (NoSuchFileException theServerIsClosed) {
            return;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private long size() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private LockstepException unreadable(IOException cause) {
        return new LockstepException(Disk.problem("the log of the embedded server cannot be used", file, cause), cause);
    }
}
