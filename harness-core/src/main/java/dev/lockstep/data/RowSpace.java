package dev.lockstep.data;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where the rows of one state are kept: so many bytes in memory, all that is beyond them in one temporary file.
 *
 * <p>The file loses its name as soon as it is open where the system allows that, so nothing is left behind even by a process
 * that is killed. Its room is given back by {@link #close}, at the latest when nobody holds the space any more.
 *
 * <p>Filled by one thread at a time; what is written may be read by several.
 */
public final class RowSpace implements AutoCloseable {

    // With five states at once a third of a gibibyte. A table of a million rows and ten columns goes to the file.
    private static final long BYTES_IN_MEMORY = 64L << 20;
    private static final int CHUNK_BYTES = 64 << 10;

    private final Path folder;
    private final int chunkBytes;
    private final long bytesInMemory;
    private long free;
    private Optional<FileChannel> file = Optional.empty();
    private long end;

    private RowSpace(Path folder, long bytesInMemory, int chunkBytes, long end) {
        this.folder = folder;
        this.bytesInMemory = bytesInMemory;
        this.free = bytesInMemory;
        this.chunkBytes = chunkBytes;
        this.end = end;
    }

    /** Returns a space whose file, should it need one, is in the JVM's folder for temporary files. */
    public static RowSpace usual() {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Returns a space whose file, should it need one, is in that folder. */
    public static RowSpace in(Path folder) {
        return in(folder, BYTES_IN_MEMORY);
    }

    /** Returns a space that keeps so much in memory before it needs a file in that folder. */
    public static RowSpace in(Path folder, long bytesInMemory) {
        return new RowSpace(folder, bytesInMemory, CHUNK_BYTES, 0);
    }

    /**
     * Returns a space of other measures.
     *
     * @param bytesInMemory what is kept there besides what each table has not filled a chunk with
     * @param chunkBytes what is kept or written at a time, a power of two and at least 8
     * @param firstPosition where the file begins to be written
     */
    static RowSpace of(Path folder, long bytesInMemory, int chunkBytes, long firstPosition) {
        return new RowSpace(folder, bytesInMemory, chunkBytes, firstPosition);
    }

    /** Returns an empty space of the same measures. */
    RowSpace another() {
        return new RowSpace(folder, bytesInMemory, chunkBytes, 0);
    }

    int chunkBytes() {
        return chunkBytes;
    }

    /** Returns whether one more chunk may be kept in memory, which is then accounted for. */
    boolean take() {
        if (free < chunkBytes) {
            return false;
        }
        free -= chunkBytes;
        return true;
    }

    /** Takes back what is no longer kept in memory. */
    void give(int chunks) {
        free += (long) chunks * chunkBytes;
    }

    /** Writes a chunk to the file and returns where it is. */
    long write(byte[] bytes, int length) {
        long position = end;
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
        try {
            FileChannel channel = open();
            while (left.hasRemaining()) {
                end += channel.write(left, end);
            }
            return position;
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("the rows of a state cannot be kept in a temporary file")
                            .where(folder)
                            .said(String.valueOf(e.getMessage()))
                            .remedy(
                                    "make room there, 8 bytes for each value of the five states that a run keeps, or name"
                                            + " another folder by the property lockstep.temp"),
                    e);
        }
    }

    /** Fills the buffer with what is written from {@code position} on. */
    void read(long position, ByteBuffer buffer) {
        try {
            FileChannel channel = open();
            long from = position;
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, from);
                if (read < 0) {
                    throw new IOException("it ends at " + from);
                }
                from += read;
            }
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("the rows of a state cannot be read from their temporary file")
                            .where(folder)
                            .said(e.toString()),
                    e);
        }
    }

    private FileChannel open() throws IOException {
        if (file.isEmpty()) {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, "lockstep-rows-", ".bin");
            file = Optional.of(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        }
        return file.get();
    }

    /** Gives the file back. What was written cannot be read any more. */
    @Override
    public void close() {
        if (file.isPresent()) {
            try {
                file.get().close();
            } catch (IOException e) {
                throw new LockstepException(
                        Problem.what("a temporary file cannot be closed")
                                .where(folder)
                                .said(String.valueOf(e.getMessage())),
                        e);
            }
        }
    }
}
