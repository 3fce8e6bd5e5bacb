package dev.lockstep.adapter.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with all that it started, also what its own parent has left behind.
 *
 * @param root the first process
 * @param mark the value of {@link #MARK} in the environment of each of them: where the system shows environments, a process whose parent
 *     is gone is known by it
 */
record ProcessTree(Process root, String mark) {

    static final String MARK = "LOCKSTEP_COMMAND";

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 20;

    /** Kills every process of the tree; what a dying one still starts, too. */
    void kill() {
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
        alive.add(root.toHandle());
        root.descendants().forEach(alive::add);
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
