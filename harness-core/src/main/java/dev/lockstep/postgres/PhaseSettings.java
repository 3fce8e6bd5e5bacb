package dev.lockstep.postgres;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.spi.ServerPhase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The server's settings that differ from phase to phase; they stand in a file of their own, which wins over what is always so.
 *
 * @param memoryBytes of the machine
 */
record PhaseSettings(long memoryBytes) {

    static final String FILE = "lockstep-phase.conf";

    private static final long MIB = 1L << 20;

    /**
     * "minimal" lets COPY and CREATE INDEX skip the WAL. Segments that are not recycled do not swell a copy of the data directory.
     * A vacuum of each table follows the load, so that nobody else need do it meanwhile.
     */
    private static final String LOADING =
            """
            wal_level = minimal
            max_wal_senders = 0
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            wal_recycle = off
            max_wal_size = 4GB
            checkpoint_timeout = 1h
            autovacuum = off
            shared_buffers = %dMB
            maintenance_work_mem = %dMB
            log_lock_waits = off
            deadlock_timeout = 1s
            """;

    /**
     * As a server has it that nobody has tuned but for its memory. What the harness needs to see waits stays as it always is, which
     * costs no more than a look for deadlocks now and then.
     */
    private static final String MEASURING =
            """
            wal_level = replica
            max_wal_senders = 10
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_wal_size = 1GB
            checkpoint_timeout = 5min
            autovacuum = on
            shared_buffers = %dMB
            maintenance_work_mem = 64MB
            """;

    static PhaseSettings ofThisMachine() {
        long bytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 0;
        return new PhaseSettings(bytes);
    }

    /** Returns what stands in the file. */
    String text(ServerPhase phase) {
        return switch (phase) {
            case USUAL -> "";
            case LOADING -> LOADING.formatted(share(8, 2048), share(32, 512));
            case MEASURING -> MEASURING.formatted(measuringBuffers());
        };
    }

    /** Returns those on which times depend, for people. */
    String told(ServerPhase phase) {
        return switch (phase) {
            case USUAL -> "wal_level=replica, fsync, synchronous_commit and full_page_writes off";
            case LOADING -> "wal_level=minimal, fsync, synchronous_commit and full_page_writes off";
            case MEASURING -> "wal_level=replica, fsync, synchronous_commit and full_page_writes on, shared_buffers="
                    + measuringBuffers() + "MB, max_wal_size=1GB";
        };
    }

    /** Puts the settings of a phase into a data directory whose server does not run. */
    void write(ServerPhase phase, Path data) throws IOException {
        Path file = data.resolve(FILE);
        Files.writeString(file, text(phase));
        // The server may run as another user than this JVM.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private long measuringBuffers() {
        return share(4, 1024);
    }

    /** A part of the memory in MiB, at least what PostgreSQL has by default: the machine is shared with the tool and other builds. */
    private long share(long part, long most) {
        return Math.max(128, Math.min(most, memoryBytes / part / MIB));
    }
}
