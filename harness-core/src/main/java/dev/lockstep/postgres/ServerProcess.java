package dev.lockstep.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running {@code postgres} and the shell that watches over it.
 *
 * <p>The shell reads a pipe that only this JVM holds open. Its end means that the JVM has closed it or is gone, in whatever
 * way, and then the shell stops the server and deletes its folder.
 */
final class ServerProcess implements AutoCloseable {

    /**
     * {@code $1} is the run directory, the rest starts the server. The log is opened for appending, so that the server goes on at its
     * new end when somebody cuts it. Each start has a number, so that the end of one is not taken for the end of the next.
     */
    private static final String WATCHDOG =
            """
            trap '' HUP INT TERM
            run=$1
            shift
            number=0
            while read -r word; do
                case $word in
                start)
                    number=$((number + 1))
                    ( "$@" </dev/null >>"$run/server.log" 2>&1; echo $? >"$run/exit-code-$number" ) &
                    ;;
                stop)
                    if read -r server <"$run/data/postmaster.pid"; then kill -s INT "$server"; fi
                    ;;
                esac
            done
            rounds=0
            until [ "$number" = 0 ] || [ -e "$run/exit-code-$number" ] || [ ! -e "$run/owner" ]; do
                signal=QUIT
                [ "$rounds" -lt 200 ] || signal=KILL
                if read -r server <"$run/data/postmaster.pid"; then kill -s "$signal" "$server"; fi
                [ "$rounds" -lt 400 ] || break
                rounds=$((rounds + 1))
                sleep 0.05
            done
            cd /
            rm -rf "$run"
            """;

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);
    /** A stop in good order writes whatever is in memory. */
    private static final Duration ORDERLY_STOP_DEADLINE = Duration.ofMinutes(5);

    private final Process watchdog;
    private final RunDirectory directory;
    private int number;
    private long logBefore;

    private ServerProcess(Process watchdog, RunDirectory directory) {
        this.watchdog = watchdog;
        this.directory = directory;
    }

    /** How a start went. */
    enum Start {
        READY,
        PORT_IN_USE,
        FAILED
    }

    /** Starts the server on the directory's data; it is not ready yet. */
    static ServerProcess start(Installation installation, RunDirectory directory, int port) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", WATCHDOG, "lockstep-watchdog"));
        words.add(directory.root().toString());
        words.addAll(installation
                .user()
                .command(List.of(
                        installation.program("postgres"),
                        "-D",
                        directory.data().toString(),
                        "-p",
                        String.valueOf(port))));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        ServerProcess process = new ServerProcess(builder.start(), directory);
        process.start();
        return process;
    }

    /** Starts the server again after {@link #stop}; it is not ready yet. */
    void start() throws IOException {
        logBefore = Files.exists(directory.log()) ? Files.size(directory.log()) : 0;
        number++;
        tell("start");
    }

    /** Stops the server in good order, so that its data directory can be copied or started again. */
    void stop() throws IOException, InterruptedException {
        tell("stop");
        long deadline = System.nanoTime() + ORDERLY_STOP_DEADLINE.toNanos();
        while (!hasEnded()) {
            if (System.nanoTime() > deadline || !watchdog.isAlive()) {
                throw new IOException("the server does not stop");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Returns whether the server of the last start has ended. */
    boolean hasEnded() {
        return Files.exists(directory.root().resolve("exit-code-" + number));
    }

    RunDirectory directory() {
        return directory;
    }

    private void tell(String word) throws IOException {
        watchdog.getOutputStream().write((word + "\n").getBytes(StandardCharsets.US_ASCII));
        watchdog.getOutputStream().flush();
    }

    /** Waits until the server takes connections or has given up. */
    Start await() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            if (hasEnded() || !watchdog.isAlive()) {
                return log().contains("Address already in use") ? Start.PORT_IN_USE : Start.FAILED;
            }
            if (isReady()) {
                return Start.READY;
            }
            Thread.sleep(POLL.toMillis());
        }
        return Start.FAILED;
    }

    /** Returns where the server tells what it does. */
    ServerLogFile logFile() {
        return new ServerLogFile(directory.log());
    }

    /** Returns what the server wrote since its last start. */
    String log() {
        try {
            byte[] all = Files.readAllBytes(directory.log());
            int from = (int) Math.min(logBefore, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException nothingYet) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line of postmaster.pid is the server's status, since version 10. */
    private boolean isReady() throws IOException {
        try {
            List<String> lines = Files.readAllLines(directory.data().resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    /** Stops the server at once, without a checkpoint, and returns when it is gone. */
    @Override
    public void close() throws IOException {
        try {
            watchdog.getOutputStream().close();
            if (!watchdog.waitFor(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                watchdog.descendants().forEach(ProcessHandle::destroyForcibly);
                watchdog.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            directory.close();
        }
    }
}
