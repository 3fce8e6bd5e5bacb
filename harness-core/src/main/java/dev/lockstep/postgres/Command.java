package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end.
 *
 * @param words the program and its arguments
 * @param directory where it is run
 */
record Command(List<String> words, Path directory) {

    Command {
        words = List.copyOf(words);
    }

    /** A command that is run in the root folder, which every user may enter. */
    Command(List<String> words) {
        this(words, Path.of("/"));
    }

    /**
     * What became of it.
     *
     * @param exitCode the exit code; 127, as of a shell, if the program cannot be executed
     * @param output what it wrote to both outputs, stripped
     */
    record Result(int exitCode, String output) {}

    /** Runs the program in English, without input, and kills it when {@code deadline} is over. */
    Result run(Duration deadline) {
        // A file and not a pipe: a pipe is only at its end when every grandchild has closed it.
        Path output = null;
        try {
            output = Files.createTempFile("lockstep", ".out");
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(Map.of("LC_ALL", "C"));
            Process process = builder.start();
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Result(124, read(output) + "\nkilled after " + deadline.toSeconds() + " seconds");
            }
            return new Result(process.exitValue(), read(output));
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockstepException(Problem.what("interrupted while running " + words.get(0)), e);
        } finally {
            if (output != null) {
                output.toFile().delete();
            }
        }
    }

    private static String read(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    }
}
