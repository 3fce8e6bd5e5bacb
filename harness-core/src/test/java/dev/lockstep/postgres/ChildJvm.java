package dev.lockstep.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Another JVM. Its error output is this one's; closing it kills it. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** How to start one. */
    record Recipe(List<String> prefix, String classpath, Map<String, String> environment) {

        static Recipe likeThisOne() {
            return new Recipe(List.of(), System.getProperty("java.class.path"), Map.of());
        }

        Recipe with(String variable, String value) {
            return new Recipe(prefix, classpath, Map.of(variable, value));
        }

        ChildJvm start(Class<?> main, String... arguments) {
            List<String> words = new ArrayList<>(prefix);
            words.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classpath,
                    main.getName()));
            words.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            try {
                return new ChildJvm(builder.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the next line of its output; empty at its end. */
    String line() {
        try {
            String line = output.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end and returns all of its output that was not read yet. */
    String rest() {
        return output.lines().collect(Collectors.joining("\n"));
    }

    private static final int SECONDS_TO_END = 30;

    /** Kills it as {@code kill -9} does, so that nothing of its own runs any more, and waits for what it had started. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        started.forEach(child ->
                child.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join());
    }
}
