package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the servers and deletes the folders of JVMs that are gone. Needed only where the watchdog died too, for instance when
 * a whole process tree was killed.
 */
final class RunDirectorySweep {

    private static final Logger log = LoggerFactory.getLogger(RunDirectorySweep.class);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(10);

    /** A folder without an owner may be one that is being made at this moment, so it is left alone for that long. */
    private static final Duration TIME_TO_MAKE_ONE = Duration.ofMinutes(10);

    private final Path parent;

    RunDirectorySweep(Path parent) {
        this.parent = parent;
    }

    /** Sweeps; what cannot be deleted is left for the next time. */
    void sweep() {
        for (Path directory : directories()) {
            try {
                if (isAbandoned(directory)) {
                    stopServer(directory);
                    new FileTree(directory).delete();
                    log.info("swept {}, left by a run that was killed", directory);
                }
            } catch (IOException e) {
                log.debug("cannot sweep {}: {}", directory, e.toString());
            }
        }
    }

    private List<Path> directories() {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().startsWith(RunDirectory.PREFIX))
                    .toList();
        } catch (IOException nothingThere) {
            return List.of();
        }
    }

    private static boolean isAbandoned(Path directory) throws IOException {
        Path mark = directory.resolve(RunDirectory.OWNER);
        Optional<OwnerProcess> owner =
                Files.exists(mark) ? OwnerProcess.parse(Files.readString(mark)) : Optional.empty();
        if (owner.isEmpty()) {
            Instant made = Files.getLastModifiedTime(directory).toInstant();
            return made.isBefore(Instant.now().minus(TIME_TO_MAKE_ONE));
        }
        // In this order: to open and close the mark of our own JVM would lose its lock.
        return !owner.get().isAlive() && isUnlocked(mark);
    }

    private static boolean isUnlocked(Path mark) throws IOException {
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static void stopServer(Path directory) throws IOException {
        Path data = directory.resolve("data");
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> server = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(process -> isServerOf(data, process));
        if (server.isPresent()) {
            stop(server.get());
        }
    }

    /** The number may have gone to another process since. */
    private static boolean isServerOf(Path data, ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }

    private static void stop(ProcessHandle server) {
        // SIGQUIT lets PostgreSQL end its children and release its shared memory; Java itself knows only TERM and KILL.
        new Command(List.of("kill", "-s", "QUIT", String.valueOf(server.pid()))).run(STOP_DEADLINE);
        try {
            server.onExit().get(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            server.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
