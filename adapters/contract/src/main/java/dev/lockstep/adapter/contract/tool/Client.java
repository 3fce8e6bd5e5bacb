package dev.lockstep.adapter.contract.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that installs things: {@code npm}, {@code python3}, {@code go}.
 *
 * @param words the program and its arguments
 * @param directory where it is run
 * @param variables what is added to this JVM's environment
 */
record Client(List<String> words, Path directory, Map<String, String> variables) {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** Runs it, and skips the test if it does not do its work: without a network or a client there is no tool. */
    void run() throws IOException {
        Path output = Files.createTempFile("lockstep-install", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(variables);
            Process process = start(builder);
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw Need.missing(String.join(" ", words) + " does not work here:\n"
                        + new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + words, e);
        } finally {
            Files.delete(output);
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw Need.missing(words.get(0) + " is not installed here: " + e.getMessage());
        }
    }
}
