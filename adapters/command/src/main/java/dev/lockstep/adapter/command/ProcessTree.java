package dev.lockstep.adapter.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with all that it started, also what its own parent has left behind: each of them has a mark of this tree in its environment,
 * and where the system shows environments, a process whose parent is gone is known by it.
 *
 * <p>Thread-safe: what is started while somebody kills the tree is killed, too.
 */
final class ProcessTree {

    static final String MARK = "LOCKSTEP_COMMAND";

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 20;

    private final String mark = UUID.randomUUID().toString();
    private Optional<Process> root = Optional.empty();
    private State state = State.GROWING;

    private enum State {
        GROWING,
        KILLED
    }

    /** Starts the first process of the tree. */
    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (state == State.KILLED) {
            throw new IOException("everything is being ended");
        }
        builder.environment().put(MARK, mark);
        Process process = builder.start();
        root = Optional.of(process);
        return process;
    }

    /** Kills every process of the tree; what a dying one still starts, too. */
    synchronized void kill() {
        state = State.KILLED;
        for (int round = 0; round < ROUNDS; round++) {
            Set<ProcessHandle> alive = alive();
            if (alive.isEmpty()) {
                return;
            }
            // The first one first: it would only start others in the place of those that it misses.
            alive.forEach(ProcessHandle::destroyForcibly);
            await(alive);
        }
    }

    private Set<ProcessHandle> alive() {
        Set<ProcessHandle> alive = new LinkedHashSet<>();
        root.ifPresent(process -> {
            alive.add(process.toHandle());
            process.descendants().forEach(alive::add);
        });
        alive.addAll(marked());
        alive.removeIf(process -> !process.isAlive());
        return alive;
    }

    private List<ProcessHandle> marked() {
        if (!Files.isDirectory(PROC)) {
            return List.of();
        }
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .filter(this::hasMark)
                    .flatMap(folder ->
                            ProcessHandle.of(Long.parseLong(folder.getFileName().toString())).stream())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private boolean hasMark(Path process) {
        try {
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return Stream.of(environment.split("\0")).anyMatch((MARK + "=" + mark)::equals);
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static void await(Set<ProcessHandle> dying) {
        CompletableFuture<?>[] ends = dying.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, 500, TimeUnit.MILLISECONDS)
                .join();
    }
}
