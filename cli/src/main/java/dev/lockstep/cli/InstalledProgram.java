package dev.lockstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program on the PATH that tools are run with. A project may bring its own instead, in a virtual environment or in
 * {@code node_modules}; that one is then taken.
 *
 * @param name what it is called
 * @param question what makes it tell its version
 */
record InstalledProgram(String name, String question) {

    static final List<InstalledProgram> ALL = List.of(
            new InstalledProgram("python3", "--version"),
            new InstalledProgram("node", "--version"),
            new InstalledProgram("go", "version"),
            new InstalledProgram("goose", "--version"),
            new InstalledProgram("migrate", "-version"),
            new InstalledProgram("atlas", "version"),
            new InstalledProgram("docker", "--version"));

    private static final long PATIENCE_SECONDS = 10;

    /** Returns the first line that it says, or nothing if it is not installed. */
    Optional<String> version() {
        Process process;
        try {
            process =
                    new ProcessBuilder(name, question).redirectErrorStream(true).start();
            process.getOutputStream().close();
        } catch (IOException notThere) {
            return Optional.empty();
        }
        try {
            String said = CompletableFuture.supplyAsync(() -> read(process)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return said.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (ExecutionException | TimeoutException silent) {
            return Optional.of("does not tell its version");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
