package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one running server: its data, its log, and the mark of the JVM that owns it.
 *
 * <p>The mark is the process id with its start time, and a lock on that file: the first is quick to check, the second also
 * holds when the owner lives in another container that shares the folder.
 */
final class RunDirectory implements AutoCloseable {

    static final String PREFIX = "server-";
    static final String OWNER = "owner";

    private final Path root;
    private final FileChannel channel;

    private RunDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Makes a folder below {@code parent} that belongs to this JVM until it ends. */
    static RunDirectory create(Path parent) throws IOException {
        Files.createDirectories(parent);
        // The server's own user must get through to its data directory; the names in here are no secret to it.
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        Path root = Files.createTempDirectory(
                parent, PREFIX, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        FileChannel channel =
                FileChannel.open(root.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock held = channel.lock();
        Files.writeString(root.resolve(OWNER), OwnerProcess.current().text());
        assert held.isValid();
        return new RunDirectory(root, channel);
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    /** Returns where a kept state is copied to before it takes the place of {@link #data}. */
    Path kept() {
        return root.resolve("kept");
    }

    /** Returns where the data is while it is not known whether a kept state can take its place. */
    Path before() {
        return root.resolve("data-before");
    }

    Path log() {
        return root.resolve("server.log");
    }

    /** Lets go of the folder and deletes what is still there. */
    @Override
    public void close() throws IOException {
        channel.close();
        new FileTree(root).delete();
    }
}
